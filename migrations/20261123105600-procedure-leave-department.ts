import { refuse, type Step } from './support/step.ts';

/**
 * Hands the work over and sets the new role, or deactivates where there is none (NULL), in one transaction. The rows of
 * gestion are locked first: of two who deactivate each other, the second is no longer active when its turn comes.
 * Before that the leaver's account is locked and its sessions are ended, for an open transaction of theirs could hold
 * the rows; so what is refused anyway is refused before, and what is refused later opens the account again.
 * Accounts of gestion stay open: two who deactivate each other would lock each other out.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE leave_department(
      IN p_id INT, IN p_version INT, IN p_role VARCHAR(20), IN p_clients_to INT, IN p_events_to INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE gestions INT;
      DECLARE is_held BOOLEAN DEFAULT FALSE;
      DECLARE EXIT HANDLER FOR SQLEXCEPTION
      BEGIN
        ROLLBACK;
        IF is_held THEN
          CALL hold_account(p_id, FALSE);
        END IF;
        RESIGNAL;
      END;
      COMMIT;
      CALL check_collaborator(p_id, p_version, TRUE, FALSE);
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
      SET is_held = NOT EXISTS (SELECT 1 FROM collaborator WHERE collaborator_id = p_id AND role = 'gestion');
      IF is_held THEN
        CALL hold_account(p_id, TRUE);
      END IF;
      CALL end_sessions(p_id);
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

export const down: Step = ({ run }) => run('DROP PROCEDURE leave_department');
