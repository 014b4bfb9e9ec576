import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE SQL SECURITY DEFINER VIEW user_assigned_event AS
    SELECT * FROM list_event WHERE \`Contact de support\` = get_collaborator_id()
  `);

export const down: Step = ({ run }) => run('DROP VIEW user_assigned_event');
