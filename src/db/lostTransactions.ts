import { setTimeout as wait } from 'node:timers/promises';
import type { Connection, RowDataPacket } from 'mysql2';
import type { Transaction } from 'sequelize';
import type { Database } from './connection.ts';
import { driverError } from './driverError.ts';

/** Members of the library's transaction that its types lack. */
export interface Inside {
  readonly finished?: string;
  readonly connection?: Connection;
  /** Drops the connection without sending a ROLLBACK. */
  forceCleanup(): Promise<void>;
}

/** No such connection, or the connection of another account: the server has been started again meanwhile. */
const IS_GONE = new Set([1094, 1095]);
/** Milliseconds that the server gets to roll a transaction back. */
const PATIENCE_MS = 2000;
const PAUSE_MS = 20;

/** Remembers the server's connection of a transaction that broke. The server may not know yet that it broke. */
export function noteLostTransaction(transaction: Transaction, { lost }: Database): void {
  const id = (transaction as unknown as Inside).connection?.threadId;
  if (id) lost.add(id);
}

/**
 * Ends the transactions of this session whose connections broke, and waits until the server has rolled them back. A
 * server that did not notice the break would keep their rows locked. Every account may end its own connections.
 */
export async function endLostTransactions(transaction: Transaction, { lost, log }: Database): Promise<void> {
  const { connection } = transaction as unknown as Inside;
  if (!connection) return;
  for (const id of lost) {
    if (id !== connection.threadId) await endOne(connection, id, log);
    lost.delete(id);
  }
}

async function endOne(connection: Connection, id: number, log: Database['log']): Promise<void> {
  try {
    await connection.promise().query(`KILL ${id}`);
  } catch (error) {
    if (IS_GONE.has(driverError(error).errno ?? 0)) return;
    throw error;
  }
  log.info({ connection: id }, 'ended an own transaction whose connection broke');
  const end = performance.now() + PATIENCE_MS;
  const isThere = async () => {
    const [rows] = await connection
      .promise()
      .query<RowDataPacket[]>('SELECT 1 FROM information_schema.PROCESSLIST WHERE ID = ?', [id]);
    return rows.length > 0;
  };
  while (await isThere()) {
    if (performance.now() > end) throw new Error(`The server does not end the connection ${id}.`);
    await wait(PAUSE_MS);
  }
}
