import type { Connection } from 'mysql2';
import { type Options, Sequelize, type Transaction } from 'sequelize';

/**
 * Sequelize's first statement of a transaction. It would cost a round trip, one of six for the usual change, and has no
 * effect: with autocommit off, a transaction starts with its first statement.
 */
const BEGIN = 'START TRANSACTION;';
/** Sequelize's last statement of a transaction. */
const COMMIT = 'COMMIT;';
/** Makes `BEGIN` unnecessary: a setting that every connection of a `GuardedSequelize` must have. */
export const COMMIT_BY_HAND = 'autocommit = 0';
/**
 * Without a given version, Sequelize opens one more connection before the first, only to ask for it. For MySQL the
 * version decides on a line in the debug output, and on nothing else.
 */
const VERSION = { databaseVersion: '8.0.19' };
/**
 * Sequelize would set the time zone of each connection by a statement of its own, before any other. It is set with the
 * other settings of a session. The library's types lack this option.
 */
const ZONE_IS_SET = { keepDefaultTimezone: true };

/** The statements that write nothing; the others may. */
const READS = /^\s*(?:SELECT|START TRANSACTION|COMMIT|ROLLBACK)\b/i;

/**
 * A Sequelize that refuses every query without a `transaction`. Such a query would use another connection, write
 * outside the transaction, and deadlock when the pool is full. It needs fewer round trips than Sequelize: see the
 * constants above.
 */
export class GuardedSequelize extends Sequelize {
  readonly #written = new WeakSet<Transaction>();
  readonly #begun = new WeakSet<Transaction>();

  constructor(schema: string, user: string, password: string, options: Options) {
    super(schema, user, password, { ...VERSION, ...ZONE_IS_SET, ...options });
  }

  /** Ends a transaction that wrote nothing: nobody has to wait for that. What follows on the connection is sent after it. */
  #endReading(transaction: Transaction): Promise<void> {
    if (!this.#begun.has(transaction)) return Promise.resolve();
    const { connection } = transaction as unknown as { readonly connection: Connection };
    connection.query(COMMIT, () => undefined);
    return Promise.resolve();
  }

  // biome-ignore lint/suspicious/noExplicitAny: the library declares a dozen overloads; all have this shape.
  override query(...[sql, options]: any[]): Promise<any> {
    if (!options?.transaction) return Promise.reject(new Error(`A query outside its unit of work: ${String(sql)}`));
    if (!READS.test(typeof sql === 'string' ? sql : sql.query)) this.#written.add(options.transaction);
    if (sql === BEGIN) return Promise.resolve();
    if (sql === COMMIT && !this.#written.has(options.transaction)) return this.#endReading(options.transaction);
    this.#begun.add(options.transaction);
    return super.query(sql, options);
  }
}
