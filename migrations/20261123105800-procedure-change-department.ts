import type { Step } from './support/step.ts';

/**
 * Moves somebody to another department, by the same rules as leaving, with an account that has the new role only.
 * To be called outside a transaction.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE change_department(IN p_id INT, IN p_version INT, IN p_role VARCHAR(20), IN p_clients_to INT, IN p_events_to INT)
    MODIFIES SQL DATA
    BEGIN
      CALL leave_department(p_id, p_version, COALESCE(p_role, ''), p_clients_to, p_events_to);
      CALL apply_account(p_id);
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE change_department');
