import type { RowDataPacket } from 'mysql2/promise';
import { withConnection } from '../db/connectOnce.ts';
import { isAccountRefused } from '../db/driverError.ts';
import { hostsOf } from '../db/nodes.ts';
import { accountName, databaseSecret } from '../db/serverKey.ts';
import { translateError } from '../db/translateError.ts';
import { NotFound } from '../domain/errors.ts';
import { type Config, maySignIn } from '../settings/config.ts';
import type { Logger } from './log.ts';

interface Challenge extends RowDataPacket {
  readonly collaborator_id: number;
  readonly role: string;
  readonly state: string;
  readonly account_version: number;
  readonly first_name: string;
  readonly last_name: string;
}

/**
 * Returns the connection URL of a collaborator's database account.
 * @throws NotFound (`cli.account.unknown`) if the username is unknown or deactivated
 */
export async function accountUrl(config: Config, username: string, log: Logger): Promise<string> {
  try {
    const person = await challenge(config, username);
    const user = accountName(person.collaborator_id);
    const password = databaseSecret(config.serverKey, person.collaborator_id, person.account_version);
    if (!maySignIn(config, person.state) || !(await isTheirs(config, person, user, password))) {
      throw new NotFound({ key: 'cli.account.unknown', params: { username } });
    }
    return urlOf(config, user, password);
  } catch (error) {
    throw translateError(error, log);
  }
}

async function challenge({ database, schema, loginSecret }: Config, username: string): Promise<Challenge> {
  const login = { address: database, schema, user: 'epicevent_login', password: loginSecret, department: null };
  return withConnection(login, async (connection) => {
    const [results] = await connection.query<Challenge[][]>('CALL login_challenge(?, NULL)', [username.trim()]);
    const row = results[0]?.[0];
    if (row === undefined) throw new Error('The database returned no login challenge.');
    return row;
  });
}

/**
 * Checks whose account it is: for an unknown username the database invents an answer, and its id may belong to another
 * collaborator.
 */
async function isTheirs(config: Config, person: Challenge, user: string, password: string): Promise<boolean> {
  const { database, schema } = config;
  try {
    return await withConnection(
      { address: database, schema, user, password, department: person.role },
      async (connection) => {
        const [rows] = await connection.query<RowDataPacket[]>(
          'SELECT 1 FROM colleague WHERE collaborator_id = get_collaborator_id() AND first_name = ? AND last_name = ?',
          [person.first_name, person.last_name],
        );
        return rows.length === 1;
      },
    );
  } catch (error) {
    if (isAccountRefused(error)) return false;
    throw error;
  }
}

function urlOf({ database, schema }: Config, user: string, password: string): string {
  if ('socketPath' in database) {
    return `mysql://${user}:${password}@localhost/${schema}?socketPath=${encodeURIComponent(database.socketPath)}`;
  }
  return `mysql://${user}:${password}@${hostsOf(database)}/${schema}${database.tls ? '?tls=true' : ''}`;
}
