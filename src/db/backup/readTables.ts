import type { Connection as CallbackConnection } from 'mysql2';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { BackupRow, BackupTable } from './backupFormat.ts';

/** The values that are no text. */
const BYTES = /^(?:binary|varbinary|bit|(?:tiny|medium|long)?blob)$/;
const PIECE = 500;

/** Returns every table of the schema, in the order of the names. `without` names those that are left out. */
export async function readTables(
  connection: Connection,
  schema: string,
  without: ReadonlySet<string>,
): Promise<readonly BackupTable[]> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT c.table_name AS name, c.column_name AS col, c.data_type AS type
     FROM information_schema.columns AS c JOIN information_schema.tables AS t
       ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
     WHERE c.table_schema = ? AND c.extra NOT LIKE '%VIRTUAL GENERATED%' AND c.extra NOT LIKE '%STORED GENERATED%'
     ORDER BY c.table_name, c.ordinal_position`,
    [schema],
  );
  const columnsOf = Map.groupBy(rows, ({ name }) => String(name));
  const tables: BackupTable[] = [];
  for (const [table, columns] of columnsOf) {
    if (without.has(table)) continue;
    const [[shown]] = await connection.query<RowDataPacket[]>('SHOW CREATE TABLE ??.??', [schema, table]);
    const create = String(shown?.['Create Table']);
    tables.push({
      table,
      columns: columns.map(({ col }) => col),
      bytes: columns.filter(({ type }) => BYTES.test(type)).map(({ col }) => col),
      next: / AUTO_INCREMENT=(\d+)/.exec(create)?.[1] ?? null,
      create,
    });
  }
  return tables;
}

/** Returns the number of rows of a table. */
export async function countOf(connection: Connection, schema: string, table: string): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT COUNT(*) AS count FROM ??.??', [schema, table]);
  return Number(rows[0]?.count);
}

/** Yields the rows of a table in the order of its key. The server sends no more than the reader takes. */
export async function* readRows(
  connection: Connection,
  schema: string,
  { table, columns, bytes }: BackupTable,
): AsyncGenerator<BackupRow> {
  const [keys] = await connection.query<RowDataPacket[]>(
    `SELECT column_name AS col FROM information_schema.statistics
     WHERE table_schema = ? AND table_name = ? AND index_name = 'PRIMARY' ORDER BY seq_in_index`,
    [schema, table],
  );
  const order = keys.length === 0 ? '' : `ORDER BY ${keys.map(() => '??').join(', ')}`;
  const isBytes = new Set(bytes);
  const raw = connection as unknown as { readonly connection: CallbackConnection };
  const rows = raw.connection
    .query({
      sql: `SELECT ${columns.map(() => '??').join(', ')} FROM ??.?? ${order}`,
      values: [...columns, schema, table, ...keys.map(({ col }) => col)],
      rowsAsArray: true,
      // Every value stays as the server writes it: a number or a date of JavaScript could lose digits.
      typeCast: (field) => (isBytes.has(field.name) ? (field.buffer()?.toString('hex') ?? null) : field.string('utf8')),
    })
    .stream({ highWaterMark: PIECE });
  for await (const row of rows) yield row as BackupRow;
}
