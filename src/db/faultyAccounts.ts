/** The collaborators' database accounts that are not as the program makes them. */
import type { Connection, ConnectionOptions, RowDataPacket } from 'mysql2/promise';
import { OF_A_PERSON } from '../domain/connectionLimits.ts';
import { isAccountRefused } from './driverError.ts';
import type { Engine } from './migrator.ts';
import { accountName, databaseSecret } from './serverKey.ts';
import { connectAs, OWNER_ACCOUNT } from './withOwner.ts';

interface StoredAccount {
  readonly name: string;
  readonly host: string;
  readonly isLocked: boolean;
  /** Its roles, sorted, separated by commas. */
  readonly roles: string;
  /** The most connections at once. */
  readonly connections: number;
  /** Whether its password stays valid, whatever the server's policy is. */
  readonly isLasting: boolean;
}

/** What is wrong, by account; and how many accounts are as they should be. */
export interface AccountFaults {
  /** The ids of active collaborators whose account is missing, locked, without its role, or has another password or limit. */
  readonly broken: readonly number[];
  /** Accounts of nobody, or of somebody who was deactivated. */
  readonly leftOver: readonly { readonly name: string; readonly host: string }[];
  readonly isOwnerOpen: boolean;
  readonly wellCount: number;
}

const ACCOUNTS: Record<Engine, string> = {
  mysql: `
    SELECT u.user AS name, u.host AS host, MAX(u.account_locked = 'Y') AS locked,
           MAX(u.max_user_connections) AS connections, MAX(u.password_lifetime <=> 0) AS lasting,
           COALESCE(GROUP_CONCAT(e.from_user ORDER BY e.from_user), '') AS roles
    FROM mysql.user AS u LEFT JOIN mysql.role_edges AS e ON e.to_user = u.user AND e.to_host = u.host
    WHERE u.user LIKE 'epicevent\\_%' GROUP BY u.user, u.host`,
  mariadb: `
    SELECT u.user AS name, u.host AS host,
           MAX(COALESCE(JSON_VALUE(u.priv, '$.account_locked') IN ('1', 'true'), FALSE)) AS locked,
           MAX(COALESCE(JSON_VALUE(u.priv, '$.max_user_connections'), 0)) AS connections,
           MAX(COALESCE(JSON_VALUE(u.priv, '$.password_lifetime') = 0, FALSE)) AS lasting,
           COALESCE(GROUP_CONCAT(r.role ORDER BY r.role), '') AS roles
    FROM mysql.global_priv AS u LEFT JOIN mysql.roles_mapping AS r ON r.user = u.user AND r.host = u.host
    WHERE u.user LIKE 'epicevent\\_%' GROUP BY u.user, u.host`,
};

/** The accounts with rights of their own: a person's account has its role alone. */
const WITH_RIGHTS = `
  SELECT user AS name FROM mysql.db UNION SELECT user FROM mysql.tables_priv UNION SELECT user FROM mysql.columns_priv
  UNION SELECT user FROM mysql.procs_priv
  UNION SELECT REPLACE(SUBSTRING_INDEX(grantee, '@', 1), '''', '') FROM information_schema.user_privileges
    WHERE privilege_type <> 'USAGE'`;

const COLLABORATOR = /^epicevent_c\d+$/;
/** Accounts tried at the same time. */
const AT_ONCE = 8;

export interface ServerToCheck {
  readonly admin: ConnectionOptions;
  readonly connection: Connection;
  readonly engine: Engine;
  readonly schema: string;
  readonly serverKey: Buffer;
}

/**
 * Checks that every active collaborator has an unlocked account with exactly the role of the department, the derived
 * password and the limits that the program sets, that there is no other account, and that the owner is locked. Each password is tried.
 */
export async function faultyAccounts(server: ServerToCheck): Promise<AccountFaults> {
  const { connection, engine, schema } = server;
  const accounts = await accountsOf(connection, engine);
  const withRights = new Set((await rowsOf(connection, WITH_RIGHTS)).map(({ name }) => String(name)));
  const [people] = await connection.query<RowDataPacket[]>(
    `SELECT c.collaborator_id AS id, c.role AS role, k.account_version AS version
     FROM ??.collaborator AS c JOIN ??.credential AS k USING (collaborator_id) WHERE c.is_active`,
    [schema, schema],
  );
  const wanted = new Set(people.map(({ id }) => accountName(Number(id))));
  const broken: number[] = [];
  const waiting = [...people];
  const tryOne = async () => {
    for (let person = waiting.pop(); person !== undefined; person = waiting.pop()) {
      const name = accountName(Number(person.id));
      const account = accounts.find((candidate) => candidate.name === name && candidate.host === '%');
      const isWell =
        account !== undefined && isAsMade(account) && account.roles === person.role && !withRights.has(name);
      if (!isWell || !(await isOpen(server, Number(person.id), Number(person.version)))) broken.push(Number(person.id));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, tryOne));
  return {
    broken: broken.sort((a, b) => a - b),
    leftOver: accounts.filter(({ name, host }) => COLLABORATOR.test(name) && (host !== '%' || !wanted.has(name))),
    isOwnerOpen: accounts.some(({ name, isLocked }) => name === OWNER_ACCOUNT && !isLocked),
    wellCount: wanted.size - broken.length,
  };
}

const isAsMade = ({ isLocked, connections, isLasting }: StoredAccount): boolean =>
  !isLocked && isLasting && connections === OF_A_PERSON;

/** Returns whether the derived password opens the account. Any other failure is the server's. */
async function isOpen({ admin, serverKey }: ServerToCheck, id: number, version: number): Promise<boolean> {
  const password = databaseSecret(serverKey, id, version);
  try {
    const connection = await connectAs({ ...admin, user: accountName(id), password });
    try {
      // An expired password opens a connection that may do nothing else.
      await connection.query('SELECT 1');
    } finally {
      await connection.end();
    }
    return true;
  } catch (error) {
    return !isAccountRefused(error);
  }
}

async function rowsOf(connection: Connection, sql: string): Promise<RowDataPacket[]> {
  return (await connection.query<RowDataPacket[]>(sql))[0];
}

async function accountsOf(connection: Connection, engine: Engine): Promise<StoredAccount[]> {
  return (await rowsOf(connection, ACCOUNTS[engine])).map((row) => ({
    name: String(row.name),
    host: String(row.host),
    isLocked: Number(row.locked) === 1,
    roles: String(row.roles),
    connections: Number(row.connections),
    isLasting: Number(row.lasting) === 1,
  }));
}
