import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE SQL SECURITY DEFINER VIEW commercial_own_client AS
    SELECT * FROM list_client WHERE \`Commercial associé\` = get_collaborator_id()
  `);

export const down: Step = ({ run }) => run('DROP VIEW commercial_own_client');
