import type { Step } from './support/step.ts';

/**
 * Lets somebody in again, with the department of before and a new account. To be called outside a transaction.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE reactivate_collaborator(IN p_id INT, IN p_version INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE EXIT HANDLER FOR SQLEXCEPTION
      BEGIN
        ROLLBACK;
        RESIGNAL;
      END;
      START TRANSACTION;
      CALL check_collaborator(p_id, p_version, FALSE, TRUE);
      UPDATE collaborator SET is_active = TRUE WHERE collaborator_id = p_id;
      COMMIT;
      CALL apply_account(p_id);
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE reactivate_collaborator');
