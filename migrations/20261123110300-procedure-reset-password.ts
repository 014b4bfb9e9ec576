import type { Step } from './support/step.ts';

/**
 * Gives somebody a first password to be changed at the next sign-in, forgets the failures of the name, and makes
 * the account anew. To be called outside a transaction.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE reset_password(IN p_id INT, IN p_hash TEXT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE active BOOLEAN DEFAULT (SELECT is_active FROM collaborator WHERE collaborator_id = p_id);
      CALL check_collaborator(p_id, NULL, COALESCE(active, TRUE), FALSE);
      CALL require_hash(p_hash);
      INSERT INTO credential (collaborator_id, password_hash, must_change) VALUES (p_id, p_hash, TRUE)
      ON DUPLICATE KEY UPDATE password_hash = p_hash, must_change = TRUE;
      DELETE FROM login_throttle WHERE name_digest = UNHEX(keyed_digest(CONCAT('name:', (
        SELECT username FROM collaborator WHERE collaborator_id = p_id))));
      CALL note_change('collaborator', p_id, 'reset_password', NULL, NULL, NULL);
      IF active THEN
        CALL apply_account(p_id);
      END IF;
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE reset_password');
