import { client } from '../../src/domain/records/client.ts';
import { contract } from '../../src/domain/records/contract.ts';
import { event } from '../../src/domain/records/event.ts';
import { updatedBy } from './support/columns.ts';
import { changed, isSeen, refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

/** The columns of a form: those that an action changes by a step of its own are left out. */
const formColumns = (columns: readonly string[], ...steps: readonly string[]) =>
  columns.filter((column) => !steps.includes(column));

/** Returns an SQL expression: the actions that a change has done, each with its condition. */
const done = (actions: Readonly<Record<string, string>>): string =>
  `CONCAT_WS(',', ${Object.entries(actions)
    .map(([action, condition]) => `IF(${condition}, '${action}', NULL)`)
    .join(', ')})`;

const becomes = (statut: string) => `${changed('statut')} AND NEW.statut = '${statut}'`;

const isDeactivated = 'OLD.is_active AND NOT NEW.is_active';

/** A request is a task with `asked_action`: it asks for an action on its record. Doing the action answers it. */
export const requestObjects: Subject = () => [
  /** Marks the open requests for these actions on one record as done, by whoever does the action. */
  `CREATE PROCEDURE answer_requests(IN p_client INT, IN p_contract INT, IN p_event INT, IN p_actions VARCHAR(255))
    MODIFIES SQL DATA
    IF p_actions <> '' THEN
      IF p_event IS NOT NULL THEN
        UPDATE task SET done_at = utc_now(), done_by = account_number()
        WHERE event_id = p_event AND is_open = 1 AND FIND_IN_SET(asked_action, p_actions);
      ELSEIF p_contract IS NOT NULL THEN
        UPDATE task SET done_at = utc_now(), done_by = account_number()
        WHERE contract_id = p_contract AND is_open = 1 AND FIND_IN_SET(asked_action, p_actions);
      ELSE
        UPDATE task SET done_at = utc_now(), done_by = account_number()
        WHERE client_id = p_client AND is_open = 1 AND FIND_IN_SET(asked_action, p_actions);
      END IF;
    END IF`,
  `CREATE TRIGGER client_requests_update AFTER UPDATE ON client FOR EACH ROW
    CALL answer_requests(NEW.client_id, NULL, NULL, ${done({
      'client.reassign': changed('collaborator_id'),
      'client.deactivate': isDeactivated,
      'client.update': changed(...formColumns(updatedBy(client, 'commercial'), 'is_active')),
    })})`,
  `CREATE TRIGGER contract_requests_insert AFTER INSERT ON contract FOR EACH ROW
    CALL answer_requests(NEW.client_id, NULL, NULL, 'contract.create')`,
  `CREATE TRIGGER contract_requests_update AFTER UPDATE ON contract FOR EACH ROW
    CALL answer_requests(NULL, NEW.contract_id, NULL, ${done({
      'contract.issue': becomes('to_sign'),
      'contract.sign': becomes('signed'),
      'contract.close': becomes('closed'),
      'contract.cancel': becomes('cancelled'),
      'contract.update': changed(...formColumns(updatedBy(contract, 'gestion'), 'statut')),
      'contract.moveDays': changed('instalments'),
    })})`,
  `CREATE TRIGGER payment_requests_insert AFTER INSERT ON payment FOR EACH ROW
    CALL answer_requests(NULL, NEW.contract_id, NULL, IF(NEW.amount < 0, 'payment.reverse', 'payment.record'))`,
  `CREATE TRIGGER event_requests_insert AFTER INSERT ON event FOR EACH ROW
    CALL answer_requests(NULL, NEW.contract_id, NULL, 'event.create')`,
  `CREATE TRIGGER event_requests_update AFTER UPDATE ON event FOR EACH ROW
    CALL answer_requests(NULL, NULL, NEW.event_id, ${done({
      'event.assign': `${changed('support_contact')} AND NEW.support_contact IS NOT NULL`,
      'event.cancel': isDeactivated,
      'event.update': changed(...formColumns(updatedBy(event, 'support'), 'is_active')),
    })})`,
  /**
   * Declines a request, with a reason for who asked: its addressee, a colleague of the addressed department, or gestion.
   * Who asked cancels it instead.
   */
  `CREATE PROCEDURE decline_request(IN p_task INT, IN p_version INT, IN p_reason VARCHAR(255))
    MODIFIES SQL DATA
    BEGIN
      DECLARE acting VARCHAR(20) DEFAULT acting_department();
      DECLARE found_version, addressee INT;
      DECLARE addressed VARCHAR(20);
      DECLARE is_waiting, is_request BOOLEAN;
      DECLARE CONTINUE HANDLER FOR NOT FOUND SET found_version = NULL;
      SELECT version, assignee_id, department, is_open, asked_action IS NOT NULL
      INTO found_version, addressee, addressed, is_waiting, is_request
      FROM task WHERE task_id = p_task FOR UPDATE;
      IF NOT COALESCE(is_request, FALSE) THEN
        ${refuse('request_none')};
      END IF;
      IF acting NOT IN ('owner', 'gestion') AND NOT (addressee <=> account_number()) AND NOT (addressed <=> acting) THEN
        ${refuse('request_not_mine')};
      END IF;
      IF NOT is_waiting THEN
        ${refuse('request_answered')};
      END IF;
      IF NOT (p_version <=> found_version) THEN
        ${refuse('record_stale')};
      END IF;
      IF NOT ${isSeen('p_reason')} THEN
        ${refuse('request_reason')};
      END IF;
      UPDATE task SET is_active = FALSE, decline_reason = p_reason, cancelled_by = account_number()
      WHERE task_id = p_task;
    END`,
  /** Who asked has seen the answer. An open request has none. */
  `CREATE PROCEDURE see_answer(IN p_task INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE person INT DEFAULT get_collaborator_id();
      IF person IS NULL THEN
        ${refuse('not_active')};
      END IF;
      UPDATE task SET is_answer_seen = TRUE WHERE task_id = p_task AND created_by = person AND is_answered = 1;
    END`,
  "GRANT EXECUTE ON PROCEDURE decline_request TO 'commercial'",
  "GRANT EXECUTE ON PROCEDURE decline_request TO 'support'",
  "GRANT EXECUTE ON PROCEDURE decline_request TO 'gestion'",
  "GRANT EXECUTE ON PROCEDURE see_answer TO 'collaborator'",
];
