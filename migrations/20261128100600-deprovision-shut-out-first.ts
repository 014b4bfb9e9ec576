import { up as before } from './20261123110100-procedure-deprovision-collaborator.ts';
import { rebuild, stayOut } from './support/rebuild.ts';
import { refuse, type Step } from './support/step.ts';

/**
 * Takes the database account away; the person stays as they are. They are shut out first, whoever keeps rows locked. To
 * be called outside a transaction.
 */
const make: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE deprovision_collaborator(IN p_id INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE active BOOLEAN;
      DECLARE is_out, is_held BOOLEAN DEFAULT FALSE;
      ${stayOut(refuse('collaborator_locked_out')).trim()}
      COMMIT;
      SELECT is_active INTO active FROM collaborator WHERE collaborator_id = p_id;
      CALL check_unlocked(p_id, NULL, active);
      SET is_held = TRUE;
      CALL shut_out(p_id);
      SET is_out = TRUE;
      START TRANSACTION;
      CALL require_gestion();
      CALL note_change('collaborator', p_id, 'deprovision', NULL, NULL, NULL);
      COMMIT;
      CALL drop_account(p_id);
    END
  `);

export const up: Step = (context) => rebuild(context, 'deprovision_collaborator', make, true);

export const down: Step = (context) => rebuild(context, 'deprovision_collaborator', before, true);
