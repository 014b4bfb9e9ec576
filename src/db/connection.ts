import { setTimeout as wait } from 'node:timers/promises';
import * as mysql2 from 'mysql2';
import type { Logger } from 'pino';
import { Sequelize } from 'sequelize';
import { type Changes, createChanges } from './changes.ts';
import { type Account, connectOnce } from './connectOnce.ts';
import { isAccountRefused, loggable } from './driverError.ts';
import { createReader, type ReadOptions, type SqlRow, type SqlValue } from './reader.ts';
import { breakWhenSilent, connectionOptions, sessionStatements } from './sessionSettings.ts';
import { translateError } from './translateError.ts';

/** One person's way to the database: a small pool of connections of their own account. */
export interface Database {
  readonly sequelize: Sequelize;
  readonly changes: Changes;
  readonly log: Logger;
  /**
   * Reads by one prepared statement, outside any unit of work, over a connection that only reads.
   * @param values for the statement's `?`
   * @throws PersonError whatever the database says has been translated; the signal's own reason where it was aborted
   */
  read(sql: string, values?: readonly SqlValue[], options?: ReadOptions): Promise<SqlRow[]>;
  /** Calls back, once, when the account was closed or changed its department while it was in use. */
  onEnded(listener: () => void): void;
  /** To be told of an error that a query met: one that says the account is closed ends the session. */
  noteFailure(error: unknown): void;
  close(): Promise<void>;
}

/** Pauses before each look at an account whose connection broke. */
const CHECK_AGAIN_MS = [0, 250, 1000, 3000];

/** Says a query to the server without the library in between. */
const say = (connection: mysql2.Connection, sql: string): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.query(sql, (error) => (error ? reject(error) : resolve()));
  });

/** The pool's connections commit nothing by themselves, so that a transaction begins with its first statement. */
const COMMIT_BY_HAND = 'SET autocommit = 0';
/** What the library says at the beginning of a transaction: a round trip for nothing here. */
const BEGIN = 'START TRANSACTION;';

/**
 * A Sequelize whose every query must belong to a unit of work: one without `transaction` would be sent over another
 * connection, write outside the unit, and wait for itself when the pool is full. Such a query is refused here.
 */
class GuardedSequelize extends Sequelize {
  // biome-ignore lint/suspicious/noExplicitAny: the library declares a dozen overloads; all have this shape.
  override query(...[sql, options]: any[]): Promise<any> {
    if (!options?.transaction) return Promise.reject(new Error(`A query outside its unit of work: ${String(sql)}`));
    return sql === BEGIN ? Promise.resolve() : super.query(sql, options);
  }
}

/**
 * Opens nothing yet: the first unit of work connects.
 * @param account the collaborator's account; `department` is the role every connection takes
 */
export function openDatabase(account: Account, log: Logger): Database {
  const listeners = new Set<() => void>();
  let state: 'open' | 'ended' | 'closed' = 'open';
  let checking = false;

  const sequelize = new GuardedSequelize(account.schema, account.user, account.password, {
    dialect: 'mysql',
    // Said here (the types do not know it), so that no connection is opened and thrown away to ask for it.
    ...({ databaseVersion: '8.0.19' } as object),
    dialectModule: mysql2,
    dialectOptions: connectionOptions(account.address),
    timezone: '+00:00',
    benchmark: true, // the second value below is then the time, else it is the options with every value
    logging: (_sql, milliseconds) => log.trace({ milliseconds }, 'query'),
    pool: { max: 2, min: 1, idle: 60_000, acquire: 20_000 },
    define: { timestamps: false, freezeTableName: true, whereMergeStrategy: 'and' },
  });

  function end(): void {
    if (state !== 'open') return;
    state = 'ended';
    log.info({ account: account.user }, 'the account was closed while in use');
    for (const listener of [...listeners]) listener();
  }

  /**
   * A connection broke by itself: was it the network, or was the account closed? Asking again tells. An account is closed
   * a moment after its connections, so it is asked more than once.
   */
  async function check(): Promise<void> {
    if (checking) return;
    checking = true;
    for (const pause of CHECK_AGAIN_MS) {
      await wait(pause, undefined, { ref: false });
      if (state !== 'open') break;
      try {
        const connection = await connectOnce(account);
        connection.destroy();
      } catch (error) {
        if (isAccountRefused(error)) end();
        else log.warn({ error: loggable(error) }, 'the database does not answer');
      }
    }
    checking = false;
  }

  sequelize.addHook('afterConnect', async (opened: unknown) => {
    const connection = opened as mysql2.Connection;
    connection.on('error', () => void check());
    connection.on('end', () => void check());
    try {
      breakWhenSilent(connection);
      for (const statement of [...sessionStatements(account.department), COMMIT_BY_HAND]) {
        await say(connection, statement);
      }
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

  const reader = createReader(account, () => void check());
  const noteFailure = (error: unknown) => {
    if (isAccountRefused(error)) end();
  };

  return {
    sequelize,
    async read(sql, values = [], options = {}) {
      try {
        return await reader.read(sql, values, options);
      } catch (error) {
        if (options.signal?.aborted) throw options.signal.reason;
        noteFailure(error);
        throw translateError(error, log);
      }
    },
    changes: createChanges(),
    log,
    onEnded: (listener) => void listeners.add(listener),
    noteFailure,
    async close() {
      if (state === 'closed') return;
      state = 'closed';
      listeners.clear();
      reader.close();
      await sequelize.close();
    },
  };
}
