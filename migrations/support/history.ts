/** The columns whose values the history keeps, by table. Stamps and versions follow from the line itself. */
export const HISTORY_COLUMNS = {
  collaborator: ['first_name', 'last_name', 'username', 'email', 'role', 'is_active'],
  client: ['full_name', 'company_name', 'email', 'phone', 'creation_date', 'collaborator_id', 'is_active'],
  contract: ['client_id', 'cost', 'balance', 'statut', 'signed_at', 'is_active'],
  payment: ['contract_id', 'amount', 'paid_on', 'method', 'note', 'recorded_by'],
  event: [
    'contract_id',
    'support_contact',
    'name',
    'event_start',
    'event_end',
    'location',
    'attendees',
    'notes',
    'is_active',
  ],
} as const;

type HistoryTable = keyof typeof HISTORY_COLUMNS;

/** Values are kept as text, so that money and instants come back digit for digit. */
const value = (row: 'OLD' | 'NEW', column: string) => `CAST(${row}.${column} AS CHAR)`;

const whole = (row: 'OLD' | 'NEW', table: HistoryTable) =>
  `JSON_OBJECT(${HISTORY_COLUMNS[table].map((column) => `'${column}', ${value(row, column)}`).join(', ')})`;

const onlyChanged = (row: 'OLD' | 'NEW', table: HistoryTable) => {
  const parts = HISTORY_COLUMNS[table].map(
    (column) =>
      `IF(CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY), '{}', JSON_OBJECT('${column}', ${value(row, column)}))`,
  );
  return `JSON_MERGE_PRESERVE('{}', ${parts.join(', ')})`;
};

/** The trigger that writes one line of the history after a change of one row; `reason` is an SQL expression. */
export function historyTrigger(table: HistoryTable, verb: 'insert' | 'update' | 'delete', reason = 'NULL'): string {
  const [action, row, before, after] = {
    insert: ['create', 'NEW', 'NULL', whole('NEW', table)],
    update: ['update', 'NEW', onlyChanged('OLD', table), onlyChanged('NEW', table)],
    delete: ['delete', 'OLD', whole('OLD', table), 'NULL'],
  }[verb];
  return `
    CREATE TRIGGER ${table}_history_${verb} AFTER ${verb.toUpperCase()} ON ${table} FOR EACH ROW
    CALL note_change('${table}', ${row}.${table}_id, '${action}', ${before}, ${after}, ${reason})`;
}
