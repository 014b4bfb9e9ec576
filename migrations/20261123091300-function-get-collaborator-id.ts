import type { Step } from './support/step.ts';

/** Who is connected, while active; NULL otherwise. DETERMINISTIC keeps the views that filter on it index lookups. */
export const up: Step = ({ run }) =>
  run(`
    CREATE FUNCTION get_collaborator_id() RETURNS INT DETERMINISTIC READS SQL DATA
    RETURN (SELECT collaborator_id FROM collaborator WHERE collaborator_id = account_number() AND is_active)
  `);

export const down: Step = ({ run }) => run('DROP FUNCTION get_collaborator_id');
