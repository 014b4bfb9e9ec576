import { up as before } from './20261123110300-procedure-reset-password.ts';
import { rebuild, stayOut } from './support/rebuild.ts';
import { refuse, type Step } from './support/step.ts';

/**
 * Gives somebody a first password to be changed at the next sign-in, forgets the failures of the name, and makes the
 * account anew. The person is shut out first, whoever keeps rows locked. To be called outside a transaction.
 */
const make: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE reset_password(IN p_id INT, IN p_hash TEXT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE is_out, is_held BOOLEAN DEFAULT FALSE;
      DECLARE active BOOLEAN;
      ${stayOut(refuse('collaborator_locked_out')).trim()}
      COMMIT;
      SELECT is_active INTO active FROM collaborator WHERE collaborator_id = p_id;
      CALL check_unlocked(p_id, NULL, COALESCE(active, TRUE));
      CALL require_hash(p_hash);
      IF active THEN
        SET is_held = TRUE;
        CALL shut_out(p_id);
        SET is_out = TRUE;
      END IF;
      START TRANSACTION;
      CALL require_gestion();
      INSERT INTO credential (collaborator_id, password_hash, must_change) VALUES (p_id, p_hash, TRUE)
      ON DUPLICATE KEY UPDATE password_hash = p_hash, must_change = TRUE;
      DELETE FROM login_throttle WHERE name_digest = UNHEX(keyed_digest(CONCAT('name:', (
        SELECT username FROM collaborator WHERE collaborator_id = p_id))));
      CALL note_change('collaborator', p_id, 'reset_password', NULL, NULL, NULL);
      COMMIT;
      IF active THEN
        CALL apply_account(p_id);
      END IF;
    END
  `);

export const up: Step = (context) => rebuild(context, 'reset_password', make, true);

export const down: Step = (context) => rebuild(context, 'reset_password', before, true);
