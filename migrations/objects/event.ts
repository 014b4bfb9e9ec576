import { event } from '../../src/domain/records/event.ts';
import { stamp, updatedBy, viewColumns, writeGrants } from './support/columns.ts';
import { changed, isFarInstant, isOwnNumber, isSeen, refuse, todayOnce } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

const PAST_IMPORT = 'NEW.event_end < utc_now() AND taking_over()';

export const eventObjects: Subject = (engine) => [
  `CREATE TRIGGER event_before_insert BEFORE INSERT ON event FOR EACH ROW
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      DECLARE commercial INT;
      DECLARE state VARCHAR(20);
      DECLARE live BOOLEAN;
      DECLARE is_import BOOLEAN DEFAULT department = 'gestion' AND taking_over();
      DECLARE CONTINUE HANDLER FOR NOT FOUND SET live = FALSE;
      IF ${isFarInstant('NEW.event_start')} OR ${isFarInstant('NEW.event_end')} THEN
        ${refuse('date_far')};
      END IF;
      IF NOT COALESCE(NEW.event_end > NEW.event_start, FALSE) THEN
        ${refuse('event_dates')};
      END IF;
      IF department <> 'owner' THEN
        IF department <> 'commercial' AND NOT is_import THEN
          ${refuse('event_not_own')};
        END IF;
        IF ${isOwnNumber('event_id')} OR NEW.support_contact IS NOT NULL THEN
          ${refuse('column_refused')};
        END IF;
        SELECT client.collaborator_id, contract.statut, contract.is_active AND client.is_active
        INTO commercial, state, live
        FROM contract JOIN client ON client.client_id = contract.client_id
        WHERE contract.contract_id = NEW.contract_id LOCK IN SHARE MODE;
        IF NOT (commercial <=> account_number()) AND NOT is_import THEN
          ${refuse('event_not_own')};
        END IF;
        IF NOT (live <=> TRUE) OR NOT (state <=> 'signed') THEN
          ${refuse('event_contract_not_signed')};
        END IF;
        IF NEW.event_start < utc_now() AND NOT is_import THEN
          ${refuse('event_past_start')};
        END IF;
        SET NEW.is_active = TRUE, NEW.version = 0, NEW.creation_date = utc_now(), NEW.last_update = NEW.creation_date;
      END IF;
    END`,
  /** Checks whose event it is, and which columns the department may change. */
  `CREATE TRIGGER event_before_update BEFORE UPDATE ON event FOR EACH ROW
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      DECLARE is_import BOOLEAN DEFAULT department = 'gestion' AND taking_over();
      IF ${changed('event_id', 'contract_id', 'request_key')} THEN
        ${refuse('column_refused')};
      END IF;
      IF department <> 'owner' THEN
        IF NOT OLD.is_active AND NOT is_import THEN
          ${refuse('event_inactive')};
        END IF;
        IF department = 'gestion' THEN
          IF ${changed(...updatedBy(event, 'support'))} AND NOT is_import THEN
            ${refuse('column_refused')};
          END IF;
        ELSEIF department = 'commercial' THEN
          IF NOT EXISTS (SELECT 1 FROM contract JOIN client ON client.client_id = contract.client_id
              WHERE contract.contract_id = OLD.contract_id AND client.collaborator_id = account_number()
              LOCK IN SHARE MODE) THEN
            ${refuse('event_not_own')};
          END IF;
          IF OLD.support_contact IS NOT NULL THEN
            ${refuse('event_support_assigned')};
          END IF;
          IF ${changed('support_contact')} THEN
            ${refuse('column_refused')};
          END IF;
        ELSEIF department = 'support' THEN
          IF NOT (OLD.support_contact <=> account_number()) THEN
            ${refuse('event_not_assigned')};
          END IF;
          IF ${changed('support_contact', 'is_active')} THEN
            ${refuse('column_refused')};
          END IF;
        ELSE
          ${refuse('department_refused')};
        END IF;
        SET NEW.creation_date = OLD.creation_date;
      END IF;
      IF ${changed('event_start', 'event_end')} AND (${isFarInstant('NEW.event_start')} OR ${isFarInstant('NEW.event_end')}) THEN
        ${refuse('date_far')};
      END IF;
      IF NOT COALESCE(NEW.event_end > NEW.event_start, FALSE) THEN
        ${refuse('event_dates')};
      END IF;
      ${stamp(event)};
    END`,
  /**
   * Checks who can be in charge, and that the support has no overlapping event. It locks the support's row, so that two
   * assignments at once run one after the other. Gestion can allow an overlap through assign_support, with a reason.
   */
  `CREATE TRIGGER event_assignment BEFORE UPDATE ON event FOR EACH ROW
    IF account_number() IS NOT NULL AND NEW.support_contact IS NOT NULL
      AND ${changed('support_contact', 'event_start', 'event_end')} THEN
      -- A past event that is taken over is in nobody's way.
      IF NOT (CASE WHEN ${PAST_IMPORT} THEN shared_role(NEW.support_contact) ELSE locked_role(NEW.support_contact) END
          <=> 'support') THEN
        ${refuse('event_support_invalid')};
      END IF;
      IF NEW.is_active AND NOT (${PAST_IMPORT}) AND EXISTS (SELECT 1 FROM event
          WHERE support_contact = NEW.support_contact AND is_active AND event_id <> NEW.event_id
          AND event_start < NEW.event_end AND event_end > NEW.event_start LOCK IN SHARE MODE)
        AND NOT EXISTS (SELECT 1 FROM stated_reason
          WHERE connection_id = CONNECTION_ID() AND event_id = NEW.event_id
          AND support_contact = NEW.support_contact AND actor_id = account_number()
          AND stated_at > utc_now() - INTERVAL 1 MINUTE) THEN
        ${refuse('event_overlap')};
      END IF;
    END IF`,
  /**
   * Assigns a support to an event, or nobody (NULL). With a reason, events of that support may overlap; the history
   * keeps the reason.
   */
  `CREATE PROCEDURE assign_support(IN p_event INT, IN p_version INT, IN p_support INT, IN p_reason VARCHAR(255))
    MODIFIES SQL DATA
    BEGIN
      DECLARE found_version INT;
      DECLARE EXIT HANDLER FOR SQLEXCEPTION
      BEGIN
        DELETE FROM stated_reason WHERE connection_id = CONNECTION_ID();
        RESIGNAL;
      END;
      CALL require_gestion();
      SET found_version = (SELECT version FROM event WHERE event_id = p_event FOR UPDATE);
      IF found_version IS NULL OR p_version <> found_version THEN
        ${refuse('record_stale')};
      END IF;
      DELETE FROM stated_reason WHERE connection_id = CONNECTION_ID();
      IF ${isSeen('p_reason')} THEN
        INSERT INTO stated_reason (connection_id, event_id, support_contact, actor_id, reason, stated_at)
        VALUES (CONNECTION_ID(), p_event, p_support, account_number(), p_reason, utc_now());
      END IF;
      UPDATE event SET support_contact = p_support WHERE event_id = p_event;
      DELETE FROM stated_reason WHERE connection_id = CONNECTION_ID();
    END`,
  `CREATE SQL SECURITY DEFINER VIEW list_event AS
    SELECT ${viewColumns(event)}
    FROM event WHERE is_active`,
  `CREATE SQL SECURITY DEFINER VIEW unassigned_event AS
    SELECT * FROM list_event WHERE \`Contact de support\` IS NULL`,
  /**
   * To come, and without its support, its place, its number of attendees or a due payment, or with an overdue task. One
   * range of an index, which also has the end.
   */
  `CREATE SQL SECURITY DEFINER VIEW unready_event AS
    SELECT list_event.* FROM event_listing FORCE INDEX (event_listing_unready)
      STRAIGHT_JOIN list_event ON list_event.\`Event ID\` = event_listing.event_id
    WHERE is_active = 1 AND unready_from <= ${todayOnce(engine)} AND event_end >= UTC_TIMESTAMP()`,
  `CREATE SQL SECURITY DEFINER VIEW user_assigned_event AS
    SELECT * FROM list_event WHERE \`Contact de support\` = get_collaborator_id()`,
  `CREATE SQL SECURITY DEFINER VIEW commercial_client_event AS
    SELECT list_event.* FROM list_event
    JOIN contract ON contract.contract_id = list_event.\`Contrat ID\`
    JOIN client ON client.client_id = contract.client_id
    WHERE client.collaborator_id = get_collaborator_id()`,
  ...writeGrants(event),
  "GRANT SELECT ON event TO 'collaborator'",
  "GRANT SELECT ON list_event TO 'collaborator'",
  "GRANT SELECT ON commercial_client_event TO 'commercial'",
  "GRANT SELECT ON user_assigned_event TO 'support'",
  "GRANT SELECT ON unassigned_event TO 'gestion'",
  "GRANT SELECT ON unready_event TO 'collaborator'",
  "GRANT EXECUTE ON PROCEDURE assign_support TO 'gestion'",
];
