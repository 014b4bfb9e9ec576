/** What a schema contains, as the server stores it, and what the program would make on the same server. */
import { randomBytes } from 'node:crypto';
import type { Connection, ConnectionOptions, RowDataPacket } from 'mysql2/promise';
import { loadObjects, loadSteps } from './migrator.ts';
import { connectAs, engineOf, OWNER_ACCOUNT } from './withOwner.ts';

/** The tables that the migrator makes for itself, and that of the cluster’s turn. */
const OWN_TABLES = new Set(['migration', 'schema_object', 'owner_turn']);

export type PartKind = 'table' | 'part' | 'view' | 'function' | 'procedure' | 'trigger';

/** One thing in a schema: a table, a line of its definition (column, key, constraint), or an object with code. */
export interface Part {
  readonly kind: PartKind;
  /** The table, for a part of one; otherwise the name itself. */
  readonly table: string;
  /** A column in backticks, `KEY …`, `CONSTRAINT …` and the like for a part of a table; otherwise the object's name. */
  readonly name: string;
  /** The definition as the server stores it. */
  readonly text: string;
}

/** The parts of a schema, by kind, table and name. */
export type SchemaPicture = ReadonlyMap<string, Part>;

const LINE = /^((?:UNIQUE |FULLTEXT |SPATIAL )?KEY `\w+`|PRIMARY KEY|CONSTRAINT `\w+`|`\w+`)/;

const CODE = {
  view: `SELECT table_name AS name, definer AS definer, CONCAT_WS('|', security_type, check_option, view_definition) AS text
    FROM information_schema.views WHERE table_schema = ?`,
  trigger: `SELECT trigger_name AS name, definer AS definer, event_object_table AS place,
      CONCAT_WS('|', action_timing, event_manipulation, event_object_table, action_order, sql_mode, action_statement) AS text
    FROM information_schema.triggers WHERE trigger_schema = ?`,
  routine: `SELECT r.routine_name AS name, r.definer AS definer, LOWER(r.routine_type) AS kind,
      CONCAT_WS('|', r.security_type, r.is_deterministic, r.sql_data_access, r.sql_mode, r.routine_definition) AS text,
      (SELECT GROUP_CONCAT(CONCAT_WS(' ', p.ordinal_position, p.parameter_mode, p.parameter_name, p.dtd_identifier,
          p.character_set_name) ORDER BY p.ordinal_position)
        FROM information_schema.parameters AS p
        WHERE p.specific_schema = r.routine_schema AND p.specific_name = r.specific_name) AS parameters
    FROM information_schema.routines AS r WHERE r.routine_schema = ?`,
} as const;

/** Takes the picture of a schema. `connection` is an administrator's. */
export async function pictureOf(connection: Connection, schema: string): Promise<SchemaPicture> {
  const parts: Part[] = [];
  const rowsOf = async (sql: string) => (await connection.query<RowDataPacket[]>(sql, [schema]))[0];
  const tables = await rowsOf(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_type = 'BASE TABLE'",
  );
  for (const { name } of tables) if (!OWN_TABLES.has(name)) parts.push(...(await tableParts(connection, schema, name)));
  const code = (kind: PartKind, row: RowDataPacket) =>
    parts.push({
      kind,
      name: String(row.name),
      table: String(row.place ?? row.name),
      text: `${row.definer}|${row.parameters ?? ''}|${plain(String(row.text), schema)}`,
    });
  for (const row of await rowsOf(CODE.view)) code('view', row);
  for (const row of await rowsOf(CODE.trigger)) code('trigger', row);
  for (const row of await rowsOf(CODE.routine)) code(row.kind as PartKind, row);
  return new Map(parts.map((part) => [`${part.kind} ${part.table} ${part.name}`, part]));
}

/** Clients that restore a dump may drop comments and white space. */
const plain = (text: string, schema: string): string =>
  text
    .replaceAll(`\`${schema}\`.`, '')
    .replace(/--\s.*$/gm, '')
    .replace(/\/\*[^!][\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .trim();

async function tableParts(connection: Connection, schema: string, table: string): Promise<Part[]> {
  const [rows] = await connection.query<RowDataPacket[]>('SHOW CREATE TABLE ??.??', [schema, table]);
  const text = String(rows[0]?.['Create Table']).replace(/ AUTO_INCREMENT=\d+/, '');
  const lines = text.split('\n').map((line) => line.trim().replace(/,$/, ''));
  const parts = lines.flatMap((line): Part[] => {
    const [, name] = LINE.exec(line) ?? [];
    return name === undefined ? [] : [{ kind: 'part', table, name, text: line.replaceAll(`\`${schema}\`.`, '') }];
  });
  return [{ kind: 'table', table, name: table, text }, ...parts];
}

/**
 * Returns the picture that the program's steps and objects give on this server: makes them in a schema of their own,
 * which is dropped again. Nothing outside it changes, and it holds no record.
 * @param schema the schema to compare with: the other one gets its character set
 */
export async function pictureOfProgram(
  admin: ConnectionOptions,
  schema: string,
  folder: string,
): Promise<SchemaPicture> {
  const connection = await connectAs(admin);
  const name = `epicevent_check_${randomBytes(8).toString('hex')}`;
  try {
    const engine = await engineOf(connection);
    await dropLeftOver(connection);
    const [rows] = await connection.query<RowDataPacket[]>(
      `SELECT default_character_set_name AS charset, default_collation_name AS collation
       FROM information_schema.schemata WHERE schema_name = ?`,
      [schema],
    );
    const charset: string = rows[0]?.charset ?? 'utf8mb4';
    const collation: string = rows[0]?.collation ?? 'utf8mb4_unicode_520_ci';
    await connection.query(`CREATE DATABASE \`${name}\` CHARACTER SET ${charset} COLLATE ${collation}`);
    try {
      await connection.query(`USE \`${name}\``);
      for (const step of await loadSteps({ connection, engine, folder })) await step.up();
      const code = ['function', 'procedure', 'view', 'trigger'];
      for (const { kind, create } of await loadObjects(folder, engine))
        if (code.includes(kind)) await connection.query(create);
      return ownedByOwner(await pictureOf(connection, name));
    } finally {
      await connection.query(`DROP DATABASE IF EXISTS \`${name}\``);
    }
  } finally {
    await connection.end();
  }
}

const LEFT_OVER = /^epicevent_check_[0-9a-f]{16}$/;
const HOUR = 3600;

/** Drops what an interrupted comparison left behind. */
async function dropLeftOver(connection: Connection): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT table_schema AS name FROM information_schema.tables
     WHERE table_schema LIKE 'epicevent\\_check\\_%' AND table_name = 'collaborator'
       AND create_time < NOW() - INTERVAL ? SECOND`,
    [HOUR],
  );
  for (const { name } of rows) if (LEFT_OVER.test(name)) await connection.query(`DROP DATABASE IF EXISTS \`${name}\``);
}

/** The administrator made these objects; the owner makes the real ones. */
function ownedByOwner(picture: SchemaPicture): SchemaPicture {
  const owned = ([key, part]: [string, Part]): [string, Part] => {
    if (part.kind === 'table' || part.kind === 'part') return [key, part];
    return [key, { ...part, text: part.text.replace(/^[^|]*/, `${OWNER_ACCOUNT}@%`) }];
  };
  return new Map([...picture].map(owned));
}
