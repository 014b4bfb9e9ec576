import type { Step } from './support/step.ts';

/** The role of a collaborator while active, locked until the end of the transaction; NULL otherwise. */
export const up: Step = ({ run }) =>
  run(`
    CREATE FUNCTION locked_role(id INT) RETURNS VARCHAR(20) NOT DETERMINISTIC READS SQL DATA
    RETURN (SELECT role FROM collaborator WHERE collaborator_id = id AND is_active FOR UPDATE)
  `);

export const down: Step = ({ run }) => run('DROP FUNCTION locked_role');
