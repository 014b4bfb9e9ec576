import { createConnection, setMaxParserCache } from 'mysql2';
import type { Connection } from 'mysql2/promise';
import type { DatabaseAddress } from '../settings/config.ts';
import { breakWhenSilent } from './breakWhenSilent.ts';
import { createNodes, type Nodes } from './nodes.ts';
import { pipeline } from './pipeline.ts';
import { connectionOptions, sessionStatements } from './sessionSettings.ts';

// By default the library reserves memory for far more result shapes than the few hundred that occur here.
setMaxParserCache(1000);

/** A database account, and the role that it activates. */
export interface Account {
  readonly address: DatabaseAddress;
  readonly schema: string;
  readonly user: string;
  readonly password: string;
  readonly department: string | null;
}

/** A connection whose settings have been sent, and perhaps not answered yet. */
export interface OpenedConnection {
  readonly connection: Connection;
  /** What is asked before this resolves travels together with the settings, and counts only if they succeed. */
  readonly isSet: Promise<unknown>;
}

/**
 * Opens a single connection outside any pool, with the settings of every session, for signing in and for checks.
 * @param nodes tells which node of a cluster to use
 */
export async function openConnection(account: Account, nodes = createNodes(account)): Promise<OpenedConnection> {
  const { schema, user, password, department } = account;
  const node = await nodes.choose();
  const plain = createConnection({
    ...connectionOptions(node),
    user,
    password,
    database: schema,
    timezone: 'Z',
    supportBigNumbers: true,
  });
  nodes.hold(plain, node);
  // Failures reject the promises below. Without a listener, an 'error' event would also end the process.
  plain.on('error', () => undefined);
  const connection = plain.promise();
  try {
    await connection.connect();
    breakWhenSilent(plain, { ...account, address: node });
    pipeline(plain);
    // The question shows at once an account whose password has expired: MariaDB lets it set what it wants.
    const statements = [...sessionStatements(department), 'SELECT 1'];
    const isSet = Promise.all(statements.map((statement) => connection.query(statement)));
    isSet.catch(() => connection.destroy());
    return { connection, isSet };
  } catch (error) {
    nodes.judged(error, plain);
    connection.destroy();
    throw error;
  }
}

/** Opens a connection in the same way, with its settings made. */
export async function connectOnce(account: Account, nodes?: Nodes): Promise<Connection> {
  const { connection, isSet } = await openConnection(account, nodes);
  await isSet;
  return connection;
}

/** Milliseconds that a server gets to close a connection before the line is dropped. */
const GOODBYE_MS = 500;

/** Closes a connection in the server's own way, so that its log does not tell of an aborted one. Never rejects. */
export async function sayGoodbye(connection: Connection): Promise<void> {
  const late = setTimeout(() => connection.destroy(), GOODBYE_MS).unref();
  await connection.end().catch(() => connection.destroy());
  clearTimeout(late);
}

/** Runs `work` with a connection, which is always closed afterwards. */
export async function withConnection<T>(account: Account, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connectOnce(account);
  try {
    return await work(connection);
  } finally {
    void sayGoodbye(connection);
  }
}
