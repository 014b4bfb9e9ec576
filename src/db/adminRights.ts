/** What an administrator must be able to hand on: the rights of the owner of the schema, by which it makes everything. */
import { randomBytes } from 'node:crypto';
import type { Connection } from 'mysql2/promise';
import { MIXED_PREFIX } from '../domain/derivedPassword.ts';
import { Usage } from '../domain/errors.ts';
import { driverError } from './driverError.ts';
import type { Engine } from './migrator.ts';
import { needsSuper } from './serverSettings.ts';

/** The owner's rights on the whole server. The owner runs fixed code only, and its account is locked between runs. */
const SERVER_RIGHTS: Record<Engine, readonly string[]> = {
  mysql: ['CREATE USER', 'PROCESS', 'ROLE_ADMIN', 'CONNECTION_ADMIN'],
  mariadb: ['CREATE USER', 'PROCESS', 'CONNECTION ADMIN'],
};

/** Error numbers for missing rights. */
const NO_RIGHT = new Set([1044, 1045, 1142, 1143, 1227, 1370, 1410, 1419, 3530]);

/** A right of the owner, and what its `GRANT` names before the account. */
interface OwnerRight {
  readonly name: string;
  readonly sql: string;
  readonly values: readonly string[];
  readonly more?: string;
}

/** Returns the rights that the owner keeps. */
export function ownerRights(engine: Engine, schema: string): readonly OwnerRight[] {
  return [
    { name: `ALL ON ${schema}.*`, sql: 'ALL PRIVILEGES ON ??.*', values: [schema], more: ' WITH GRANT OPTION' },
    ...SERVER_RIGHTS[engine].map((name) => ({ name, sql: `${name} ON *.*`, values: [] })),
    // MariaDB requires this right to set another account's default role.
    ...(engine === 'mariadb' ? [{ name: 'UPDATE ON mysql.*', sql: 'UPDATE ON mysql.*', values: [] }] : []),
  ];
}

/** Grants a right to an account of any host. */
export async function grant(admin: Connection, { sql, values, more = '' }: OwnerRight, account: string): Promise<void> {
  await admin.query(`GRANT ${sql} TO ?@'%'${more}`, [...values, account]);
}

/** Returns whether a statement was refused because the account lacks a right. */
export const lacksRight = (error: unknown): boolean => NO_RIGHT.has(driverError(error).errno ?? 0);

/** Returns whether `work` fails because the account lacks a right. Any other error is thrown. */
async function isRefused(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return false;
  } catch (error) {
    if (lacksRight(error)) return true;
    throw error;
  }
}

/**
 * Tries on an account of its own, which it removes, whether the administrator can grant everything that the owner needs.
 * @throws Usage that names the rights that are missing, or the setting that does without one; nothing else has changed
 */
export async function requireAdminRights(admin: Connection, engine: Engine, schema: string): Promise<void> {
  const account = `epicevent_check_${randomBytes(6).toString('hex')}`;
  const password = `${MIXED_PREFIX}${randomBytes(32).toString('base64url')}`;
  if (await isRefused(admin.query("CREATE USER ?@'%' IDENTIFIED BY ? ACCOUNT LOCK", [account, password]))) {
    throw new Usage({ key: 'cli.admin.rights' });
  }
  try {
    const missing: string[] = [];
    for (const right of ownerRights(engine, schema)) {
      if (await isRefused(grant(admin, right, account))) missing.push(right.name);
    }
    if (missing.length > 0) throw new Usage({ key: 'cli.admin.missingRights', params: { names: missing.join(', ') } });
    if ((await needsSuper(admin)) && (await isRefused(admin.query("GRANT SUPER ON *.* TO ?@'%'", [account])))) {
      throw new Usage({ key: 'cli.admin.needsSuper' });
    }
  } finally {
    await admin.query("DROP USER ?@'%'", [account]);
  }
}
