import { refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';
import { despiteBlockers, stayOut } from './support/stayOut.ts';

export const departures: Subject = () => [
  /**
   * Moves the active clients to one commercial and the future events to one support (0: to nobody). Refuses if there is
   * such work and no successor.
   */
  `CREATE PROCEDURE hand_over(IN p_id INT, IN p_clients_to INT, IN p_events_to INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE present DATETIME(6) DEFAULT utc_now();
      IF EXISTS (SELECT 1 FROM client WHERE collaborator_id = p_id AND is_active FOR UPDATE) THEN
        IF p_clients_to IS NULL THEN
          ${refuse('collaborator_has_work')};
        END IF;
        IF p_clients_to = p_id OR NOT (locked_role(p_clients_to) <=> 'commercial') THEN
          ${refuse('collaborator_handover')};
        END IF;
        UPDATE client SET collaborator_id = p_clients_to WHERE collaborator_id = p_id AND is_active;
      END IF;
      IF EXISTS (SELECT 1 FROM event WHERE support_contact = p_id AND is_active AND event_end > present FOR UPDATE) THEN
        IF p_events_to IS NULL THEN
          ${refuse('collaborator_has_work')};
        END IF;
        IF p_events_to <> 0 AND (p_events_to = p_id OR NOT (locked_role(p_events_to) <=> 'support')) THEN
          ${refuse('collaborator_handover')};
        END IF;
        UPDATE event SET support_contact = NULLIF(p_events_to, 0)
        WHERE support_contact = p_id AND is_active AND event_end > present;
      END IF;
      -- What was not given to a colleague before stays with the department: nothing vanishes.
      UPDATE task SET department = (SELECT role FROM collaborator WHERE collaborator_id = p_id)
      WHERE assignee_id = p_id AND is_open;
    END`,
  /**
   * Hands the work over, then sets the new role, or deactivates if it is NULL. Checks that need no lock come first, so
   * that a refusal is immediate. Then the collaborator is shut out, and only then one transaction changes the rows: a
   * lock on them cannot keep the collaborator in. An account of gestion is locked after the rows, or if they cannot be
   * changed, because two users who deactivate each other would lock each other out. The rows of gestion are locked first:
   * the second of those two is then no longer active.
   */
  `CREATE PROCEDURE leave_department(
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
      ${despiteBlockers(`SET gestions = (SELECT COUNT(*) FROM collaborator WHERE role = 'gestion' AND is_active FOR UPDATE);
            CALL check_collaborator(p_id, p_version, TRUE, TRUE);
            IF gestions < 2 AND NOT (p_role <=> 'gestion')
              AND EXISTS (SELECT 1 FROM collaborator WHERE collaborator_id = p_id AND role = 'gestion') THEN
              ${refuse('collaborator_last_gestion')};
            END IF;
            CALL hand_over(p_id, p_clients_to, p_events_to);
            UPDATE collaborator SET role = COALESCE(p_role, role), is_active = p_role IS NOT NULL
            WHERE collaborator_id = p_id;
            IF is_gestion THEN
              -- Commits: the old account is closed together with the change of the row.
              CALL hold_account(p_id, TRUE);
            END IF;`).trim()}
    END`,
  /**
   * Ends a collaborator's access at once. The same call hands the work over; NULL hands nothing over, 0 leaves the
   * events without support. Account statements commit implicitly: call it outside a transaction. If a call was cut after
   * the row had changed, the same call with the new version, or without one, drops the account.
   */
  `CREATE PROCEDURE deactivate_collaborator(IN p_id INT, IN p_version INT, IN p_clients_to INT, IN p_events_to INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE active BOOLEAN;
      COMMIT;
      CALL end_blockers();
      SELECT is_active INTO active FROM collaborator WHERE collaborator_id = p_id;
      IF active = FALSE THEN
        CALL check_unlocked(p_id, p_version, FALSE);
      ELSE
        CALL leave_department(p_id, p_version, NULL, p_clients_to, p_events_to);
      END IF;
      CALL drop_account(p_id);
    END`,
  /**
   * Moves a collaborator to another department, by the same rules as a deactivation. The new account has only the new
   * role. Call it outside a transaction. The same call with the new version completes one that was cut.
   */
  `CREATE PROCEDURE change_department(IN p_id INT, IN p_version INT, IN p_role VARCHAR(20), IN p_clients_to INT, IN p_events_to INT)
    MODIFIES SQL DATA
    BEGIN
      COMMIT;
      CALL end_blockers();
      CALL leave_department(p_id, p_version, COALESCE(p_role, ''), p_clients_to, p_events_to);
      CALL apply_account(p_id);
    END`,
  /**
   * Reactivates a collaborator, with the previous department and a new account. Call it outside a transaction. The same
   * call with the new version completes one that was cut.
   */
  `CREATE PROCEDURE reactivate_collaborator(IN p_id INT, IN p_version INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE active BOOLEAN;
      DECLARE EXIT HANDLER FOR SQLEXCEPTION
      BEGIN
        ROLLBACK;
        RESIGNAL;
      END;
      COMMIT;
      CALL end_blockers();
      SELECT is_active INTO active FROM collaborator WHERE collaborator_id = p_id;
      IF active AND p_version IS NOT NULL THEN
        CALL check_unlocked(p_id, p_version, TRUE);
      ELSE
        ${despiteBlockers(`CALL check_collaborator(p_id, p_version, FALSE, TRUE);
            UPDATE collaborator SET is_active = TRUE WHERE collaborator_id = p_id;`).trim()}
      END IF;
      CALL apply_account(p_id);
    END`,
  "GRANT EXECUTE ON PROCEDURE change_department TO 'gestion'",
  "GRANT EXECUTE ON PROCEDURE deactivate_collaborator TO 'gestion'",
  "GRANT EXECUTE ON PROCEDURE reactivate_collaborator TO 'gestion'",
];
