import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE SQL SECURITY DEFINER VIEW unassigned_event AS
    SELECT * FROM list_event WHERE \`Contact de support\` IS NULL
  `);

export const down: Step = ({ run }) => run('DROP VIEW unassigned_event');
