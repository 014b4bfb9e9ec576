import { client } from '../../../src/domain/records/client.ts';
import { contract } from '../../../src/domain/records/contract.ts';
import { event } from '../../../src/domain/records/event.ts';

const TABLES = { client, contract, event };

export type ImportedTable = keyof typeof TABLES;

/** The columns that an import writes, and whose earlier values its undo restores. */
export const IMPORTED: Readonly<Record<ImportedTable, readonly string[]>> = {
  client: ['full_name', 'company_name', 'email', 'phone', 'creation_date', 'collaborator_id', 'is_active'],
  contract: ['client_id', 'cost', 'statut', 'is_active'],
  event: ['name', 'event_start', 'event_end', 'location', 'attendees', 'notes', 'support_contact', 'is_active'],
};

/** Columns that may be NULL, which JSON keeps as a word of its own. */
const NULLABLE = ['collaborator_id', 'attendees', 'support_contact'];

/** The place in the file ends with the procedure, also where it is refused; so does a transaction of its own. */
export const FORGET_ON_ERROR = `DECLARE EXIT HANDLER FOR SQLEXCEPTION
      BEGIN
        CALL forget_source();
        IF is_alone THEN
          ROLLBACK;
        END IF;
        RESIGNAL;
      END;`;

/** What a row has before the import changes it, as JSON. */
export const oldValues = (table: ImportedTable): string =>
  `JSON_OBJECT(${IMPORTED[table].map((column) => `'${column}', CAST(${column} AS CHAR)`).join(', ')})`;

const oldValue = (column: string): string => {
  const value = `JSON_EXTRACT(import_record.old_values, '$.${column}')`;
  return NULLABLE.includes(column)
    ? `IF(JSON_TYPE(${value}) = 'NULL', NULL, JSON_UNQUOTE(${value}))`
    : `JSON_UNQUOTE(${value})`;
};

/** The lines of an import that made or changed a record of this table. */
export const linesFrom = (table: ImportedTable | 'payment', action: 'create' | 'update'): string =>
  `import_record.import_file_id = p_import AND import_record.table_name = '${table}' AND import_record.action = '${action}'`;

/** Takes back the records that the import made: they leave every list (S26). */
export const retire = (table: ImportedTable): string =>
  `UPDATE ${table} JOIN import_record ON import_record.record_id = ${table}.${table}_id
      SET ${table}.is_active = FALSE WHERE ${linesFrom(table, 'create')}`;

/** Gives the records that the import changed what they had before. The columns of `except` stay. */
export const restore = (table: ImportedTable, except: readonly string[] = []): string =>
  `UPDATE ${table} JOIN import_record ON import_record.record_id = ${table}.${table}_id
      SET ${IMPORTED[table]
        .filter((column) => !except.includes(column))
        .map((column) => `${table}.${column} = ${oldValue(column)}`)
        .join(', ')}
      WHERE ${linesFrom(table, 'update')}`;

/** A condition: true if a record of the import has changed since. */
export const hasMoved = (table: ImportedTable): string =>
  `EXISTS (SELECT 1 FROM import_record JOIN ${table} ON ${table}.${table}_id = import_record.record_id
        WHERE import_record.import_file_id = p_import AND import_record.table_name = '${table}'
          AND NOT (${table}.version <=> import_record.version_after) FOR UPDATE)`;

/** A condition: true if a record that the import made has got something that is not of the import. */
export const hasMore = (table: ImportedTable, child: 'contract' | 'payment' | 'event' | 'note' | 'task'): string =>
  `EXISTS (SELECT 1 FROM import_record JOIN ${child} ON ${child}.${table}_id = import_record.record_id
        WHERE ${linesFrom(table, 'create')} AND NOT EXISTS (SELECT 1 FROM import_record AS other
          WHERE other.import_file_id = p_import AND other.table_name = '${child}' AND other.action = 'create'
            AND other.record_id = ${child}.${child}_id) LOCK IN SHARE MODE)`;

/** A condition: true if the contract of a payment of the import has got another payment since, as when it was reversed by hand. */
export const HAS_LATER_PAYMENT = `EXISTS (SELECT 1 FROM import_record
        JOIN payment ON payment.payment_id = import_record.record_id
        JOIN contract ON contract.contract_id = payment.contract_id
        JOIN payment AS later ON later.contract_id = payment.contract_id AND later.payment_id > payment.payment_id
        WHERE ${linesFrom('payment', 'create')} AND NOT EXISTS (SELECT 1 FROM import_record AS other
          WHERE other.import_file_id = p_import AND other.table_name = 'payment' AND other.record_id = later.payment_id)
        FOR UPDATE)`;

/**
 * Writes where a record came from, unless the import has said so before, and the version that it leaves:
 * NULL, so that nothing is undone, if others have changed it since an earlier line of this import.
 */
export const noteLine = (table: ImportedTable | 'payment', number = 'NULL', before = 'NULL'): string =>
  `INSERT INTO import_record
          (import_file_id, table_name, record_id, action, sheet, line, source_number, version_after, old_values)
        VALUES (p_import, '${table}', written, IF(${before} IS NULL, 'create', 'update'), p_sheet, p_line, ${number},
          ${table === 'payment' ? 'NULL' : `(SELECT version FROM ${table} WHERE ${table}_id = written)`}, ${before})
        ON DUPLICATE KEY UPDATE version_after = IF(import_record.version_after <=> found_version, VALUES(version_after), NULL);
      CALL forget_source();
      IF is_alone THEN
        COMMIT;
      END IF;
      SELECT written AS id`;
