import { createConnection, setMaxParserCache } from 'mysql2';
import type { Connection } from 'mysql2/promise';
import type { DatabaseAddress } from '../settings/config.ts';
import { breakWhenSilent, connectionOptions, sessionStatements } from './sessionSettings.ts';

// The library makes room for the most shapes of answers that there may ever be; here are some hundreds.
setMaxParserCache(1000);

/** One account of the database, and the department whose rights it takes. */
export interface Account {
  readonly address: DatabaseAddress;
  readonly schema: string;
  readonly user: string;
  readonly password: string;
  readonly department: string | null;
}

/** A single connection outside any pool, with the settings of every session; for signing in and for checking. */
export async function connectOnce({ address, schema, user, password, department }: Account): Promise<Connection> {
  const plain = createConnection({
    ...connectionOptions(address),
    user,
    password,
    database: schema,
    timezone: 'Z',
    supportBigNumbers: true,
  });
  // Its failures arrive through the promises below; without a listener they would end the process as well.
  plain.on('error', () => undefined);
  const connection = plain.promise();
  try {
    await connection.connect();
    breakWhenSilent(plain);
    for (const statement of sessionStatements(department)) await connection.query(statement);
    return connection;
  } catch (error) {
    connection.destroy();
    throw error;
  }
}

/** Does this, and closes the connection on every way out. */
export async function withConnection<T>(account: Account, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connectOnce(account);
  try {
    return await work(connection);
  } finally {
    connection.destroy();
  }
}
