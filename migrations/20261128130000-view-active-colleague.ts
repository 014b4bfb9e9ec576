import type { Step } from './support/step.ts';

/** The colleagues whom everybody finds in a list: those who have left stay in `colleague`, for their names on the records. */
export const up: Step = ({ run }) =>
  run(`
    CREATE SQL SECURITY DEFINER VIEW active_colleague AS
    SELECT collaborator_id, first_name, last_name, email, role FROM collaborator WHERE is_active = 1
  `);

export const down: Step = ({ run }) => run('DROP VIEW active_colleague');
