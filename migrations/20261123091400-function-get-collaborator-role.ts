import type { Step } from './support/step.ts';

/** The department of who is connected, while active; NULL otherwise. */
export const up: Step = ({ run }) =>
  run(`
    CREATE FUNCTION get_collaborator_role() RETURNS VARCHAR(20) DETERMINISTIC READS SQL DATA
    RETURN (SELECT role FROM collaborator WHERE collaborator_id = account_number() AND is_active)
  `);

export const down: Step = ({ run }) => run('DROP FUNCTION get_collaborator_role');
