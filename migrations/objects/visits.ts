import { refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

/** So many of the newest lines of the history are looked at. This bounds the time, however long somebody was away. */
const LOOKED_AT = 3000;
/** So many changes are returned. */
const RETURNED = 200;

const signIn = (before: number) => `(SELECT happened_at FROM journal
        WHERE actor_id = person AND kind = 'sign_in' ORDER BY happened_at DESC LIMIT 1 OFFSET ${before})`;

export const visits: Subject = () => [
  /**
   * The last line of the history before the present visit of the connected person: the newest one shown in an earlier
   * visit; at first, the last one before the sign-in before this one.
   */
  `CREATE FUNCTION visit_start() RETURNS BIGINT NOT DETERMINISTIC READS SQL DATA
    BEGIN
      DECLARE person INT DEFAULT get_collaborator_id();
      DECLARE start, newest BIGINT;
      DECLARE CONTINUE HANDLER FOR NOT FOUND SET start = NULL;
      SELECT IF(shown_at < ${signIn(0)}, shown_id, before_id) INTO start FROM visit WHERE collaborator_id = person;
      IF start IS NULL THEN
        SELECT history_id INTO start FROM history WHERE at <= ${signIn(1)} ORDER BY at DESC, history_id DESC LIMIT 1;
      END IF;
      SELECT MAX(history_id) INTO newest FROM history;
      RETURN COALESCE(start, newest, 0);
    END`,
  /** Marks the changes until this line of the history as seen: they do not come back in the next visit. */
  `CREATE PROCEDURE see_changes(IN p_history BIGINT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE person INT DEFAULT get_collaborator_id();
      DECLARE start, seen BIGINT;
      IF person IS NULL THEN
        ${refuse('not_active')};
      END IF;
      SET start = visit_start();
      SET seen = GREATEST(start, LEAST(COALESCE(p_history, 0), COALESCE((SELECT MAX(history_id) FROM history), 0)));
      INSERT INTO visit (collaborator_id, before_id, shown_id, shown_at) VALUES (person, start, seen, utc_now())
      ON DUPLICATE KEY UPDATE before_id = start, shown_id = GREATEST(shown_id, seen), shown_at = utc_now();
    END`,
  /**
   * What others did, since the last visit of the connected person, to the records that are theirs: of a commercial own
   * clients with their contracts and events, of a support assigned events, of gestion all. What the owner did, set-up and
   * import, is nobody's. The newest first.
   */
  `CREATE PROCEDURE changes_since_visit()
    READS SQL DATA
    BEGIN
      DECLARE person INT DEFAULT get_collaborator_id();
      DECLARE department VARCHAR(20) DEFAULT get_collaborator_role();
      DECLARE start BIGINT DEFAULT visit_start();
      SELECT near.history_id AS id, near.at, near.table_name AS kind, near.action, near.isCut,
        CONCAT(colleague.first_name, ' ', colleague.last_name) AS byName,
        event.event_id AS eventId, contract.contract_id AS contractId, client.client_id AS clientId,
        JSON_KEYS(history.new_values) AS fields, note.kind AS noteKind, LEFT(note.body, 200) AS body,
        task.title AS taskTitle, task.done_at IS NOT NULL AS isTaskDone
      FROM (
        SELECT history_id, at, actor_id, table_name, record_id, action, COUNT(*) OVER () >= ${LOOKED_AT} AS isCut
        FROM (
          SELECT history_id, at, actor_id, table_name, record_id, action FROM history
          WHERE history_id > start ORDER BY history_id DESC LIMIT ${LOOKED_AT}) AS newest
      ) AS near
      JOIN history ON history.history_id = near.history_id
      JOIN collaborator AS colleague ON colleague.collaborator_id = near.actor_id
      LEFT JOIN note ON near.table_name = 'note' AND note.note_id = near.record_id
      LEFT JOIN task ON near.table_name = 'task' AND task.task_id = near.record_id
      LEFT JOIN payment ON near.table_name = 'payment' AND payment.payment_id = near.record_id
      LEFT JOIN event ON event.event_id = IF(near.table_name = 'event', near.record_id,
        COALESCE(note.event_id, task.event_id))
      LEFT JOIN contract ON contract.contract_id = IF(near.table_name = 'contract', near.record_id,
        COALESCE(event.contract_id, note.contract_id, task.contract_id, payment.contract_id))
      JOIN client ON client.client_id = IF(near.table_name = 'client', near.record_id,
        COALESCE(contract.client_id, note.client_id, task.client_id))
      WHERE near.table_name IN ('client', 'contract', 'payment', 'event', 'note', 'task')
        AND near.actor_id <> person
        AND CASE department
          WHEN 'gestion' THEN TRUE
          WHEN 'commercial' THEN client.collaborator_id <=> person
          WHEN 'support' THEN event.support_contact <=> person
          ELSE FALSE END
      ORDER BY near.history_id DESC LIMIT ${RETURNED};
    END`,
  "GRANT EXECUTE ON PROCEDURE see_changes TO 'collaborator'",
  "GRANT EXECUTE ON PROCEDURE changes_since_visit TO 'collaborator'",
];
