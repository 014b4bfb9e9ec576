import type { Connection, RowDataPacket } from 'mysql2/promise';
import { Usage } from '../../domain/errors.ts';
import { type BackupLine, type BackupRow, type BackupTable, isRow, isTable } from './backupFormat.ts';

/** Characters of one statement: far below the smallest packet that a server takes. */
const STATEMENT = 250_000;
/**
 * The values were accepted once, so they go in as they are; the tables come in the order of their names, whatever refers
 * to whatever.
 */
const SETTINGS = `SET SESSION foreign_key_checks = 0, sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION'`;
const NAME = /^\w+$/;

/**
 * Fills the tables with the rows of a backup, exactly as they were. The schema must have its tables and no triggers yet.
 * What the steps themselves wrote is replaced.
 * @param owner the owner's connection
 * @param onRows called after each statement with the table and the number of rows since the last call; throws to stop
 */
export async function loadRows(
  owner: Connection,
  schema: string,
  lines: AsyncIterable<BackupLine>,
  onRows: (table: string, rows: number) => void,
): Promise<void> {
  await owner.query(SETTINGS);
  let table: BackupTable | null = null;
  let waiting: BackupRow[] = [];
  let length = 0;
  const insert = async () => {
    if (table !== null && waiting.length > 0) await owner.query(statementOf(table), [valuesOf(table, waiting)]);
    if (table !== null) onRows(table.table, waiting.length);
    waiting = [];
    length = 0;
  };
  const finish = async () => {
    await insert();
    if (table?.next != null) await owner.query('ALTER TABLE ?? AUTO_INCREMENT = ?', [table.table, Number(table.next)]);
  };
  for await (const line of lines) {
    if (isRow(line)) {
      waiting.push(line);
      length += line.reduce((sum, value) => sum + 8 + 2 * (value?.length ?? 0), 0);
      if (length > STATEMENT) await insert();
    } else if (isTable(line)) {
      await finish();
      table = line;
      await prepare(owner, schema, line);
    }
  }
  await finish();
}

/** Empties the table, or makes it where no step does. */
async function prepare(owner: Connection, schema: string, { table, columns, create }: BackupTable): Promise<void> {
  if (![table, ...columns].every((name) => NAME.test(name))) {
    throw new Usage({ key: 'restore.strange', params: { why: table } });
  }
  const [found] = await owner.query<RowDataPacket[]>(
    'SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?',
    [schema, table],
  );
  await (found.length === 0 ? owner.query(create) : owner.query('DELETE FROM ??', [table]));
}

const statementOf = ({ table, columns }: BackupTable): string =>
  `INSERT INTO \`${table}\` (${columns.map((name) => `\`${name}\``).join(', ')}) VALUES ?`;

function valuesOf({ columns, bytes }: BackupTable, rows: readonly BackupRow[]): (string | Buffer | null)[][] {
  const isBytes = columns.map((name) => bytes.includes(name));
  return rows.map((row) =>
    row.map((value, index) => (value !== null && isBytes[index] ? Buffer.from(value, 'hex') : value)),
  );
}
