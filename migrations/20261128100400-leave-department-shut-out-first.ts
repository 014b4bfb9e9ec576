import { up as before } from './20261123105600-procedure-leave-department.ts';
import { rebuild, stayOut } from './support/rebuild.ts';
import { refuse, type Step } from './support/step.ts';

/**
 * Hands the work over and sets the new role, or deactivates where there is none (NULL). What is refused anyway is
 * refused first, without waiting for anybody's lock. Then the person is shut out, and only then the rows follow, in one
 * transaction: whoever keeps them locked does not keep the person in. Accounts of gestion are locked only where the rows
 * could not follow: two who deactivate each other would lock each other out. The rows of gestion are locked first: of
 * those two, the second is no longer active when its turn comes.
 */
const make: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE leave_department(
      IN p_id INT, IN p_version INT, IN p_role VARCHAR(20), IN p_clients_to INT, IN p_events_to INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE gestions INT;
      DECLARE is_gestion BOOLEAN;
      DECLARE is_out, is_held BOOLEAN DEFAULT FALSE;
      ${stayOut(
        refuse('collaborator_locked_out'),
        `
        IF NOT is_held THEN
          CALL shut_out(p_id);
        END IF;`,
      ).trim()}
      CALL check_unlocked(p_id, p_version, TRUE);
      BEGIN
        -- A table that somebody keeps from being read is no reason to let the person in.
        DECLARE EXIT HANDLER FOR 1205 BEGIN END;
        IF (p_clients_to IS NULL AND EXISTS (SELECT 1 FROM client WHERE collaborator_id = p_id AND is_active))
          OR (p_events_to IS NULL AND EXISTS (
            SELECT 1 FROM event WHERE support_contact = p_id AND is_active AND event_end > utc_now())) THEN
          ${refuse('collaborator_has_work')};
        END IF;
        IF (EXISTS (SELECT 1 FROM client WHERE collaborator_id = p_id AND is_active) AND NOT EXISTS (
            SELECT 1 FROM collaborator WHERE collaborator_id = p_clients_to AND collaborator_id <> p_id
            AND role = 'commercial' AND is_active))
          OR (p_events_to <> 0 AND EXISTS (
            SELECT 1 FROM event WHERE support_contact = p_id AND is_active AND event_end > utc_now()) AND NOT EXISTS (
            SELECT 1 FROM collaborator WHERE collaborator_id = p_events_to AND collaborator_id <> p_id
            AND role = 'support' AND is_active)) THEN
          ${refuse('collaborator_handover')};
        END IF;
      END;
      SELECT role = 'gestion' INTO is_gestion FROM collaborator WHERE collaborator_id = p_id;
      IF is_gestion THEN
        CALL end_sessions(p_id);
      ELSE
        SET is_held = TRUE;
        CALL shut_out(p_id);
      END IF;
      SET is_out = TRUE;
      START TRANSACTION;
      SET gestions = (SELECT COUNT(*) FROM collaborator WHERE role = 'gestion' AND is_active FOR UPDATE);
      CALL check_collaborator(p_id, p_version, TRUE, TRUE);
      IF gestions < 2 AND NOT (p_role <=> 'gestion')
        AND EXISTS (SELECT 1 FROM collaborator WHERE collaborator_id = p_id AND role = 'gestion') THEN
        ${refuse('collaborator_last_gestion')};
      END IF;
      CALL hand_over(p_id, p_clients_to, p_events_to);
      UPDATE collaborator SET role = COALESCE(p_role, role), is_active = p_role IS NOT NULL WHERE collaborator_id = p_id;
      COMMIT;
    END
  `);

export const up: Step = (context) => rebuild(context, 'leave_department', make, false);

export const down: Step = (context) => rebuild(context, 'leave_department', before, false);
