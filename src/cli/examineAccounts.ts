import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { Engine } from '../db/migrator.ts';
import { accountName } from '../db/serverKey.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Config } from '../settings/config.ts';
import type { Finding } from './doctor.ts';

interface StoredAccount {
  readonly name: string;
  readonly isLocked: boolean;
  /** Its roles, sorted, separated by commas. */
  readonly roles: string;
}

const ACCOUNTS: Record<Engine, string> = {
  mysql: `
    SELECT u.user AS name, MAX(u.account_locked = 'Y') AS locked,
           COALESCE(GROUP_CONCAT(e.from_user ORDER BY e.from_user), '') AS roles
    FROM mysql.user AS u LEFT JOIN mysql.role_edges AS e ON e.to_user = u.user AND e.to_host = u.host
    WHERE u.user LIKE 'epicevent\\_%' GROUP BY u.user, u.host`,
  mariadb: `
    SELECT u.user AS name, MAX(COALESCE(JSON_VALUE(u.priv, '$.account_locked') IN ('1', 'true'), FALSE)) AS locked,
           COALESCE(GROUP_CONCAT(r.role ORDER BY r.role), '') AS roles
    FROM mysql.global_priv AS u LEFT JOIN mysql.roles_mapping AS r ON r.user = u.user AND r.host = u.host
    WHERE u.user LIKE 'epicevent\\_%' GROUP BY u.user, u.host`,
};

/**
 * Checks that every active collaborator has an unlocked account with exactly the role of the department, that no other
 * account is unlocked, and that the owner of the schema is locked.
 */
export async function examineAccounts(
  connection: Connection,
  engine: Engine,
  { schema }: Config,
  texts: Translator,
): Promise<Finding> {
  const accounts = await accountsOf(connection, engine);
  const [people] = await connection.query<RowDataPacket[]>(
    `SELECT c.collaborator_id AS id, c.role FROM ??.collaborator AS c JOIN ??.credential AS k USING (collaborator_id)
     WHERE c.is_active`,
    [schema, schema],
  );
  const wanted = new Map(people.map((row) => [accountName(Number(row.id)), String(row.role)]));
  const wrong: string[] = [];
  for (const [name, role] of wanted) {
    const account = accounts.find((candidate) => candidate.name === name);
    if (account === undefined || account.isLocked || account.roles !== role) wrong.push(name);
  }
  for (const { name, isLocked } of accounts) {
    const isCollaborator = /^epicevent_c\d+$/.test(name);
    if (isCollaborator && !isLocked && !wanted.has(name)) wrong.push(name);
    if (name === 'epicevent_owner' && !isLocked) wrong.push(name);
  }
  if (wrong.length === 0) {
    return {
      check: 'accounts',
      state: 'ok',
      found: texts.t('cli.doctor.accounts', { count: wanted.size }),
      cure: null,
    };
  }
  const cure = texts.t('cli.doctor.cure.migrate');
  return { check: 'accounts', state: 'problem', found: wrong.sort().join(', '), cure };
}

async function accountsOf(connection: Connection, engine: Engine): Promise<StoredAccount[]> {
  const [rows] = await connection.query<RowDataPacket[]>(ACCOUNTS[engine]);
  return rows.map((row) => ({
    name: String(row.name),
    isLocked: Number(row.locked) === 1,
    roles: String(row.roles),
  }));
}
