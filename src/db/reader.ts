import { setTimeout as wait } from 'node:timers/promises';
import type { Connection as PlainConnection } from 'mysql2';
import type { Connection } from 'mysql2/promise';
import type { Logger } from 'pino';
import { type Account, connectOnce, sayGoodbye } from './connectOnce.ts';
import { isAccountRefused, isLockWait, isLost, isTransient } from './driverError.ts';
import { endBlockers } from './endBlockers.ts';
import type { Nodes } from './nodes.ts';
import { isPrepared, orPlain } from './preparedReads.ts';

/** A value for a `?` of a prepared statement. */
export type SqlValue = string | number | Date | null;

/** A row as the driver returns it: an instant is a `Date`, a day `YYYY-MM-DD`, a decimal a string. */
export type SqlRow = Record<string, string | number | Date | null>;

export interface ReadOptions {
  /** Low priority: waits until no other statement runs, and runs alone. */
  readonly isBackground?: boolean;
  /** True if the statement cannot be prepared. Its values are then escaped into the text. */
  readonly isPlain?: boolean;
  /** When aborted, statements that were not sent yet are dropped. */
  readonly signal?: AbortSignal;
}

/**
 * Reads outside transactions. Statements that are asked together are sent together, and answered in turn. A statement
 * is prepared once per connection, when it comes for the second time: preparing the first would cost a round trip.
 */
export interface Reader {
  /** Opens the connection. The first statement does it otherwise. */
  open(): Promise<void>;
  read(sql: string, values: readonly SqlValue[], options?: ReadOptions): Promise<SqlRow[]>;
  close(): void;
}

const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 40;
/** No further attempt begins after this many milliseconds. */
const PATIENCE_MS = 6000;
/** How long an idle background connection stays open, in milliseconds. */
const IDLE_MS = 10_000;

/** A connection that is opened on demand, and again after a failure. */
interface LazyConnection {
  run<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  close(): void;
}

function createLazyConnection(account: Account, nodes: Nodes, onBroken: () => void): LazyConnection {
  let opened: Promise<Connection> | null = null;

  const open = (): Promise<Connection> => {
    const mine = connectOnce(account, nodes);
    opened = mine;
    const forget = () => {
      if (opened === mine) opened = null;
    };
    mine.then((connection) => {
      const broken = () => {
        if (opened !== mine) return;
        forget();
        onBroken();
      };
      connection.on('error', broken);
      connection.on('end', broken);
    }, forget);
    return mine;
  };

  const close = (): void => {
    const mine = opened;
    opened = null;
    mine?.then(
      (connection) => void sayGoodbye(connection),
      () => undefined,
    );
  };

  return {
    async run(work) {
      const connection = await (opened ?? open());
      try {
        return await work(connection);
      } catch (error) {
        const { connection: plain } = connection as unknown as { readonly connection: PlainConnection };
        const judged = nodes.judged(error, plain);
        if (isLost(judged)) close();
        throw judged;
      }
    },
    close,
  };
}

/**
 * Creates a reader. The first statement opens the connection. @param onBroken called when a connection ends by itself
 */
export function createReader(account: Account, nodes: Nodes, onBroken: () => void, log: Logger): Reader {
  const foreground = createLazyConnection(account, nodes, onBroken);
  const background = createLazyConnection(account, nodes, onBroken);
  let isClosed = false;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  async function attempt(
    sql: string,
    values: readonly SqlValue[],
    options: ReadOptions,
    isBlocked: boolean,
  ): Promise<SqlRow[]> {
    if (isClosed) throw new Error('The connection was closed.');
    options.signal?.throwIfAborted();
    return (options.isBackground ? background : foreground).run(async (connection) => {
      if (isBlocked) await endBlockers(connection, log);
      const statement = { sql, dateStrings: ['DATE' as const] };
      const plain = () => connection.query(statement, [...values]);
      const isPlain = options.isPlain || !isPrepared(connection, sql, log);
      const [rows] = await (isPlain ? plain() : connection.execute(statement, [...values]).catch(orPlain(plain, log)));
      return rows as SqlRow[];
    });
  }

  async function withRetries<T>(work: (isBlocked: boolean) => Promise<T>): Promise<T> {
    const end = performance.now() + PATIENCE_MS;
    let isBlocked = false;
    for (let tried = 1; ; tried += 1) {
      try {
        return await work(isBlocked);
      } catch (error) {
        isBlocked = isLockWait(error);
        const again = (isLost(error) && !isAccountRefused(error)) || isTransient(error);
        if (!again || tried >= ATTEMPTS || performance.now() > end || isClosed) throw error;
        await wait(FIRST_PAUSE_MS * 2 ** tried * (0.5 + Math.random()));
      }
    }
  }

  return {
    open: () => withRetries(() => foreground.run(async () => undefined)),
    read(sql, values, options = {}) {
      if (!options.isBackground) return withRetries((isBlocked) => attempt(sql, values, options, isBlocked));
      const mine = last.then(() => {
        clearTimeout(idle);
        return withRetries((isBlocked) => attempt(sql, values, options, isBlocked));
      });
      const rest = () => {
        clearTimeout(idle);
        idle = setTimeout(background.close, IDLE_MS).unref();
      };
      last = mine.then(rest, rest);
      return mine;
    },
    close() {
      isClosed = true;
      clearTimeout(idle);
      foreground.close();
      background.close();
    },
  };
}
