import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import * as mysql2 from 'mysql2';
import type { Logger } from 'pino';
import type { Sequelize } from 'sequelize';
import type { Message } from '../domain/errors.ts';
import { breakWhenSilent } from './breakWhenSilent.ts';
import { type Changes, createChanges } from './changes.ts';
import { type Account, connectOnce, sayGoodbye } from './connectOnce.ts';
import { isAccountRefused, loggable } from './driverError.ts';
import { COMMIT_BY_HAND, GuardedSequelize } from './guardedSequelize.ts';
import { createNodes, type Nodes } from './nodes.ts';
import { pipeline } from './pipeline.ts';
import { createReader, type ReadOptions, type SqlRow, type SqlValue } from './reader.ts';
import { connectionOptions, sessionStatements } from './sessionSettings.ts';
import { translateError } from './translateError.ts';

/** One collaborator's access to the database: a small pool of connections of the collaborator's own account. */
export interface Database {
  readonly sequelize: Sequelize;
  readonly changes: Changes;
  readonly log: Logger;
  /** The server's numbers of own connections that broke in a transaction, and may still hold locks. */
  readonly lost: Set<number>;
  /**
   * Reads by a prepared statement, outside any transaction, on a connection that only reads.
   * @param values for the `?` of the statement
   * @throws UserError for every error of the database; the signal's own reason if it was aborted
   */
  read(sql: string, values?: readonly SqlValue[], options?: ReadOptions): Promise<SqlRow[]>;
  /** Opens the connection that reads. @throws UserError */
  readyToRead(): Promise<void>;
  /** Calls the listener once, when the account is closed or changes its department during the session, or `endBy` is called. */
  onEnded(listener: (reason: Message | null) => void): void;
  /** Ends the session for a reason, as a closed account does. */
  endBy(reason: Message): void;
  /** Calls the listener whenever a connection broke and the account still opens. */
  onBack(listener: () => void): void;
  /** The nodes of the server. */
  readonly nodes: Nodes;
  /** Checks an error of a query: one that shows a closed account ends the session. */
  noteFailure(error: unknown): void;
  close(): Promise<void>;
}

/** Milliseconds that whoever leaves waits for a server that does not answer. */
const CLOSING_MS = 1000;

/** Delays in milliseconds before each check of an account whose connection broke. */
const CHECK_AGAIN_MS = [0, 250, 1000, 3000];

/**
 * Seconds after which the server ends a connection that says nothing, with its transaction and all its locks: the
 * user's line may be dead without the server's knowledge.
 */
const ASLEEP_S = 30;
const AWAKE_MS = 10_000;

/**
 * Tells the server regularly that the connection is alive, for as long as it is open. A statement does so instead of the
 * library's ping, because those behind a ping are not sent before its answer.
 */
function stayAwake(connection: mysql2.Connection): void {
  const timer = setInterval(() => connection.query('DO 0', () => undefined), AWAKE_MS).unref();
  (connection as unknown as { readonly stream: Socket }).stream.once('close', () => clearInterval(timer));
}

/**
 * Creates the access. The first transaction opens a connection.
 * @param account the collaborator's account; `department` is the role of every connection
 */
export function openDatabase(account: Account, log: Logger): Database {
  const logQuery = (milliseconds?: number) => log.trace({ milliseconds }, 'query');
  const lost = new Set<number>();
  // The numbers of connections are each node's own.
  const nodes = createNodes(account, () => lost.clear());
  const listeners = new Set<(reason: Message | null) => void>();
  const backs = new Set<() => void>();
  let state: 'open' | 'ended' | 'closed' = 'open';
  let checking = false;

  const sequelize = new GuardedSequelize(account.schema, account.user, account.password, {
    dialect: 'mysql',
    dialectModule: mysql2,
    timezone: '+00:00',
    // Passes the duration to `logging`. Without this, Sequelize passes the options, with all values of the query.
    benchmark: true,
    logging: (_sql, milliseconds) => logQuery(milliseconds),
    pool: { max: 2, min: 1, idle: 60_000, acquire: 20_000 },
    define: { timestamps: false, freezeTableName: true, whereMergeStrategy: 'and' },
  });

  function end(reason: Message | null = null): void {
    if (state !== 'open') return;
    state = 'ended';
    log.info({ account: account.user }, 'the session was ended while in use');
    for (const listener of [...listeners]) listener(reason);
  }

  /**
   * Called when a connection breaks. Connecting again shows whether the network failed or the account was closed. The
   * account is closed a moment after its connections, so there are several attempts.
   */
  async function check(): Promise<void> {
    if (checking) return;
    checking = true;
    for (const pause of CHECK_AGAIN_MS) {
      await wait(pause, undefined, { ref: false });
      if (state !== 'open') break;
      try {
        void sayGoodbye(await connectOnce(account, nodes));
        for (const listener of backs) listener();
      } catch (error) {
        if (isAccountRefused(error)) end();
        else log.warn({ error: loggable(error) }, 'the database does not answer');
      }
    }
    checking = false;
  }

  sequelize.addHook('beforeConnect', async (config: unknown) => {
    const node = await nodes.choose();
    (config as { dialectOptions: object }).dialectOptions = connectionOptions(node);
  });
  sequelize.addHook('afterConnect', async (opened: unknown) => {
    const connection = opened as mysql2.Connection;
    connection.on('error', () => void check());
    connection.on('end', () => void check());
    try {
      const node = nodes.of(connection);
      nodes.hold(connection, node);
      breakWhenSilent(connection, { ...account, address: node });
      stayAwake(connection);
      const settings = [COMMIT_BY_HAND, `wait_timeout = ${ASLEEP_S}`];
      pipeline(connection);
      const statements = sessionStatements(account.department, settings);
      await Promise.all(statements.map((statement) => connection.promise().query(statement)));
    } catch (error) {
      connection.destroy();
      throw error;
    }
  });
  for (const bulk of ['beforeBulkCreate', 'beforeBulkUpdate', 'beforeBulkDestroy'] as const) {
    sequelize.addHook(bulk, () => {
      throw new Error('A bulk statement skips the hooks of each record; only seeders use one, as the owner.');
    });
  }

  const reader = createReader(account, nodes, () => void check(), log);
  const noteFailure = (error: unknown) => {
    if (isAccountRefused(error)) end();
  };

  const translated = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      noteFailure(error);
      throw translateError(error, log);
    }
  };

  return {
    sequelize,
    readyToRead: () => translated(reader.open()),
    async read(sql, values = [], options = {}) {
      const begun = performance.now();
      try {
        return await translated(reader.read(sql, values, options));
      } catch (error) {
        throw options.signal?.aborted ? options.signal.reason : error;
      } finally {
        logQuery(Math.round(performance.now() - begun));
      }
    },
    changes: createChanges(),
    log,
    lost,
    onEnded: (listener) => void listeners.add(listener),
    endBy: end,
    onBack: (listener) => void backs.add(listener),
    nodes,
    noteFailure,
    async close() {
      if (state === 'closed') return;
      state = 'closed';
      listeners.clear();
      backs.clear();
      reader.close();
      const closed = sequelize
        .close()
        .catch((error) => log.debug({ error: loggable(error) }, 'a connection was broken'));
      await Promise.race([closed, wait(CLOSING_MS, undefined, { ref: false })]);
    },
  };
}
