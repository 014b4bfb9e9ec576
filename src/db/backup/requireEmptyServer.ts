import type { Connection, RowDataPacket } from 'mysql2/promise';
import { Usage } from '../../domain/errors.ts';
import { engineOf, OWNER_ACCOUNT } from '../withOwner.ts';
import { isRestoreUnfinished } from './unfinishedRestore.ts';

const ROLES = "'collaborator', 'commercial', 'support', 'gestion'";
const MEMBERS = {
  mysql: `SELECT DISTINCT to_user AS name FROM mysql.role_edges
    WHERE from_user IN (${ROLES}) AND to_user NOT IN (${ROLES}, '${OWNER_ACCOUNT}') ORDER BY 1`,
  mariadb: `SELECT DISTINCT user AS name FROM mysql.roles_mapping
    WHERE role IN (${ROLES}) AND user NOT IN (${ROLES}, '${OWNER_ACCOUNT}') ORDER BY 1`,
} as const;
const ACCOUNTS = "SELECT user AS name, host AS host FROM mysql.user WHERE user LIKE 'epicevent\\_c%' ORDER BY 1";
const SHOWN = 12;

/**
 * Checks that a restore would replace nothing. What an unfinished restore left may be replaced.
 * @param admin an administrator's connection
 * @throws Usage with what is there
 */
export async function requireEmptyServer(admin: Connection, schema: string): Promise<void> {
  if (await isRestoreUnfinished(admin, schema)) return;
  const tables = await namesOf(
    admin,
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?',
    [schema],
  );
  if (tables.length > 0) throw new Usage({ key: 'restore.hasTables', params: { schema, count: tables.length } });
  const accounts = await namesOf(admin, ACCOUNTS);
  if (accounts.length > 0) throw new Usage({ key: 'restore.hasAccounts', params: { names: shown(accounts) } });
  const members = await namesOf(admin, MEMBERS[await engineOf(admin)]);
  if (members.length > 0) throw new Usage({ key: 'restore.hasMembers', params: { names: shown(members) } });
}

/** Drops what an unfinished restore left: the schema, and the accounts that were made for it. */
export async function dropUnfinishedRestore(admin: Connection, schema: string): Promise<void> {
  if (!(await isRestoreUnfinished(admin, schema))) return;
  // The mark goes last: the accounts of a server without it belong to somebody.
  const [accounts] = await admin.query<RowDataPacket[]>(ACCOUNTS);
  for (const { name, host } of accounts) await admin.query('DROP USER IF EXISTS ?@?', [name, host]);
  await admin.query('DROP DATABASE ??', [schema]);
}

async function namesOf(admin: Connection, sql: string, params: readonly string[] = []): Promise<readonly string[]> {
  const [rows] = await admin.query<RowDataPacket[]>(sql, [...params]);
  return rows.map(({ name }) => String(name));
}

const shown = (names: readonly string[]): string =>
  names.slice(0, SHOWN).join(', ') + (names.length > SHOWN ? ', …' : '');
