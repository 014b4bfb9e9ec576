import type { Connection, RowDataPacket } from 'mysql2/promise';
import { driverError } from '../db/driverError.ts';
import type { Engine } from '../db/migrator.ts';
import { ROLES, type Role } from '../domain/roles.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Config } from '../settings/config.ts';
import type { Finding } from './doctor.ts';

/** The tables that each department may write. The schema and its tests define the columns. */
const WRITES: Record<Role, Readonly<Record<string, readonly string[]>>> = {
  collaborator: {},
  commercial: { client: ['INSERT', 'UPDATE'], contract: ['INSERT', 'UPDATE'], event: ['INSERT', 'UPDATE'] },
  support: { event: ['UPDATE'] },
  gestion: {
    client: ['UPDATE'],
    collaborator: ['INSERT', 'UPDATE'],
    contract: ['INSERT', 'UPDATE'],
    event: ['UPDATE'],
    payment: ['INSERT'],
  },
};
const WRITE = /\b(INSERT|UPDATE|DELETE|DROP|ALTER|CREATE|TRIGGER|REFERENCES|INDEX|ALL PRIVILEGES)\b/g;
const GRANT = /^GRANT (.+?) ON (?:TABLE )?(\S+) TO /;

/** Checks that each role exists and has exactly the write rights of its department, and no global right. */
export async function examineRoles(
  connection: Connection,
  engine: Engine,
  { schema }: Config,
  texts: Translator,
): Promise<Finding> {
  const wrong: string[] = [];
  for (const role of ROLES) {
    const held = await writesOf(connection, engine, role, schema);
    if (held === null || JSON.stringify(held) !== JSON.stringify(sorted(WRITES[role]))) wrong.push(role);
  }
  if (wrong.length === 0) return { check: 'roles', state: 'ok', found: ROLES.join(', '), cure: null };
  const cure = texts.t('cli.doctor.cure.migrate');
  return { check: 'roles', state: 'problem', found: wrong.join(', '), cure };
}

/** Returns the write rights granted to a role, by table; null if the role does not exist. */
async function writesOf(
  connection: Connection,
  engine: Engine,
  role: Role,
  schema: string,
): Promise<[string, readonly string[]][] | null> {
  let rows: RowDataPacket[];
  try {
    [rows] = await connection.query<RowDataPacket[]>(`SHOW GRANTS FOR '${role}'${engine === 'mysql' ? "@'%'" : ''}`);
  } catch (error) {
    if (driverError(error).errno === NO_SUCH_GRANT) return null;
    throw error;
  }
  const found: Record<string, readonly string[]> = {};
  for (const row of rows) {
    const [, rights = '', target = ''] = GRANT.exec(String(Object.values(row)[0])) ?? [];
    const writes = [...new Set(withoutColumns(rights).match(WRITE) ?? [])].sort();
    if (writes.length === 0) continue;
    const [place, table = ''] = target.replaceAll('`', '').split('.');
    found[place === schema ? table : target] = writes;
  }
  return sorted(found);
}

const NO_SUCH_GRANT = 1141;

/** Removes the column names from a list of rights: a column may be called `index`. */
function withoutColumns(rights: string): string {
  return rights.replace(/\([^)]*\)/g, '');
}

function sorted(writes: Readonly<Record<string, readonly string[]>>): [string, readonly string[]][] {
  return Object.entries(writes).sort(([a], [b]) => (a < b ? -1 : 1));
}
