import { client } from '../../src/domain/records/client.ts';
import { collaborator } from '../../src/domain/records/collaborator.ts';
import { contract } from '../../src/domain/records/contract.ts';
import { event } from '../../src/domain/records/event.ts';
import { note } from '../../src/domain/records/note.ts';
import { payment } from '../../src/domain/records/payment.ts';
import { task } from '../../src/domain/records/task.ts';
import { taskTemplate } from '../../src/domain/records/taskTemplate.ts';
import { keptColumns } from './support/columns.ts';
import { refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

const RECORDS = { collaborator, client, contract, payment, event, note, task, task_template: taskTemplate };

type HistoryTable = keyof typeof RECORDS;

/** The history stores values as text, so that money and instants keep all digits. */
const value = (row: 'OLD' | 'NEW', column: string) => `CAST(${row}.${column} AS CHAR)`;

const whole = (row: 'OLD' | 'NEW', table: HistoryTable) =>
  `JSON_OBJECT(${keptColumns(RECORDS[table])
    .map((column) => `'${column}', ${value(row, column)}`)
    .join(', ')})`;

const onlyChanged = (row: 'OLD' | 'NEW', table: HistoryTable) => {
  const parts = keptColumns(RECORDS[table]).map(
    (column) =>
      `IF(CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY), '{}', JSON_OBJECT('${column}', ${value(row, column)}))`,
  );
  return `JSON_MERGE_PRESERVE('{}', ${parts.join(', ')})`;
};

/** Returns the trigger that writes a history row after a change of one row; `reason` is an SQL expression. */
function historyTrigger(table: HistoryTable, verb: 'insert' | 'update' | 'delete', reason = 'NULL'): string {
  const [action, row, before, after] = {
    insert: ['create', 'NEW', 'NULL', whole('NEW', table)],
    update: ['update', 'NEW', onlyChanged('OLD', table), onlyChanged('NEW', table)],
    delete: ['delete', 'OLD', whole('OLD', table), 'NULL'],
  }[verb];
  return `CREATE TRIGGER ${table}_history_${verb} AFTER ${verb.toUpperCase()} ON ${table} FOR EACH ROW
    CALL note_change('${table}', ${row}.${table}_id, '${action}', ${before}, ${after}, ${reason})`;
}

const isOpen = `(table_name IN ('client', 'contract', 'payment', 'event', 'note', 'task', 'task_template')
      OR get_collaborator_role() = 'gestion' OR actor_id = get_collaborator_id())`;

/**
 * Hides the values of a row that the view filters out: the engine may evaluate a reader's condition before the view's.
 */
const kept = (column: string) => `IF(${isOpen}, ${column}, NULL)`;

/** The reason for putting a support in charge of two overlapping events. */
const STATED = `(SELECT reason FROM stated_reason WHERE connection_id = CONNECTION_ID() AND event_id = NEW.event_id AND NOT (OLD.support_contact <=> NEW.support_contact) AND stated_at > utc_now() - INTERVAL 1 MINUTE)`;

/** Why a request was declined. */
const DECLINED = 'IF(NEW.decline_reason <=> OLD.decline_reason, NULL, NEW.decline_reason)';

export const history: Subject = () => [
  /**
   * Writes one history row, unless no column has changed, and what of it the journal keeps. The author is the connected account, never a session
   * variable. Ids start at 1, because a session may disable the automatic id for 0.
   */
  `CREATE PROCEDURE note_change(
      p_table VARCHAR(20), p_record INT, p_action VARCHAR(30), p_old LONGTEXT, p_new LONGTEXT, p_reason VARCHAR(255))
    MODIFIES SQL DATA
    IF p_record < 1 THEN
      ${refuse('column_refused')};
    ELSEIF NOT (p_action = 'update' AND p_new = '{}') THEN
      INSERT INTO history (at, actor_id, table_name, record_id, action, old_values, new_values, reason)
      VALUES (utc_now(), account_number(), p_table, p_record, p_action, p_old, p_new, COALESCE(p_reason, taken_over_from()));
      CALL journal_change(p_table, p_record, p_action, p_old, p_new);
    END IF`,
  historyTrigger('collaborator', 'insert'),
  historyTrigger('collaborator', 'update'),
  historyTrigger('collaborator', 'delete'),
  historyTrigger('client', 'insert'),
  historyTrigger('client', 'update'),
  historyTrigger('client', 'delete'),
  historyTrigger('contract', 'insert'),
  historyTrigger('contract', 'update'),
  historyTrigger('contract', 'delete'),
  historyTrigger('payment', 'insert'),
  historyTrigger('event', 'insert'),
  historyTrigger('event', 'update', STATED),
  historyTrigger('event', 'delete'),
  historyTrigger('task', 'insert'),
  historyTrigger('task', 'update', DECLINED),
  historyTrigger('task', 'delete'),
  historyTrigger('task_template', 'insert'),
  historyTrigger('task_template', 'update'),
  historyTrigger('task_template', 'delete'),
  historyTrigger('note', 'insert'),
  historyTrigger('note', 'update'),
  `CREATE TRIGGER history_before_update BEFORE UPDATE ON history FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The history is never altered.'`,
  `CREATE TRIGGER history_before_delete BEFORE DELETE ON history FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The history is never altered.'`,
  `CREATE SQL SECURITY DEFINER VIEW list_history AS
    SELECT history_id AS 'Historique ID', ${kept('at')} AS 'Date', ${kept('actor_id')} AS 'Collaborateur',
      table_name AS 'Table', record_id AS 'Enregistrement', ${kept('action')} AS 'Action',
      ${kept('old_values')} AS 'Avant', ${kept('new_values')} AS 'Après', ${kept('reason')} AS 'Motif'
    FROM history WHERE ${isOpen}`,
  "GRANT SELECT ON list_history TO 'collaborator'",
];
