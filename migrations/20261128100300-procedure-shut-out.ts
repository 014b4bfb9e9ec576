import type { Step } from './support/step.ts';

/**
 * Ends a collaborator's access: none can begin, and no session stays. The account is locked first, so that nobody comes
 * back between; but where their sessions took every prepared statement of the server (1461), these go before it. Of two of
 * gestion who shut each other out, one must be stopped before the account of the other is locked: their sessions go first.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE shut_out(IN p_id INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE department VARCHAR(20);
      SELECT role INTO department FROM collaborator WHERE collaborator_id = p_id;
      IF department = 'gestion' THEN
        CALL end_sessions(p_id);
      END IF;
      BEGIN
        DECLARE EXIT HANDLER FOR 1461
        BEGIN
          CALL end_sessions(p_id);
          CALL hold_account(p_id, TRUE);
        END;
        CALL hold_account(p_id, TRUE);
      END;
      CALL end_sessions(p_id);
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE shut_out');
