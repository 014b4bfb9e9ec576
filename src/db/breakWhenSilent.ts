import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type Connection, createConnection } from 'mysql2';
import type { ServerAddress } from '../settings/configFile.ts';
import { connectionOptions } from './sessionSettings.ts';

/** After this many milliseconds without an answer to a statement, the server is asked on another connection. */
const SILENCE_MS = 3000;
/** The account of a connection, and the server that it goes to. */
interface Peer {
  readonly address: ServerAddress;
  readonly user: string;
  readonly password: string;
}

/** The time for that question, in milliseconds: enough for a round trip of one and a half seconds. */
const ASKING_MS = 6000;
/** A statement that takes longer than this counts as dead even if the server still works on it. */
const LONGEST_MS = 30_000;

/** The connection exists, and runs with the rights of another account. */
const OF_ANOTHER = 1095;

/** Members of the library's connection that its types lack: the socket, and the running command. */
interface Inside {
  readonly stream: Socket;
  readonly _command: unknown;
}

/** Returns whether the server works on a statement of the connection, or waits for a lock there. */
async function isAtWork({ address, user, password }: Peer, threadId: number): Promise<boolean> {
  const asking = createConnection({ ...connectionOptions(address), user, password });
  const ending = new AbortController();
  const answer = new Promise<boolean>((resolve) => {
    asking.on('error', () => resolve(false));
    const sql = "SELECT 1 FROM information_schema.PROCESSLIST WHERE ID = ? AND COMMAND <> 'Sleep'";
    asking.query(sql, [threadId], (error, rows) => {
      if (error || (rows as unknown[]).length > 0) return resolve(!error);
      // Both engines show a connection as the owner's while it runs a procedure, and refuse to end its statement.
      asking.query('KILL QUERY ?', [threadId], (refusal) => resolve(refusal?.errno === OF_ANOTHER));
    });
  });
  try {
    const late = wait(ASKING_MS, false, { signal: ending.signal }).catch(() => false);
    return await Promise.race([answer, late]);
  } finally {
    ending.abort();
    asking.destroy();
  }
}

/**
 * Closes the connection if the server is silent during a statement on which it does not work. A network that drops
 * packets reports no error, so the statement would hang for ever. A connection that is idle between statements stays
 * open.
 * @param peer the account of the connection, and its server
 * @param ms how long the server may be silent before it is asked, in milliseconds
 */
export function breakWhenSilent(connection: Connection, peer: Peer, ms = SILENCE_MS): void {
  const inside = connection as unknown as Inside;
  let asked: { readonly command: unknown; readonly since: number } = { command: null, since: 0 };
  let isAsking = false;

  async function ask(command: unknown): Promise<void> {
    if (asked.command !== command) asked = { command, since: performance.now() };
    const { since } = asked;
    const isTooLong = performance.now() - since > LONGEST_MS;
    const isAlive = !isTooLong && (await isAtWork(peer, connection.threadId));
    if (inside._command !== command) return;
    if (isAlive) inside.stream.setTimeout(ms);
    else inside.stream.destroy(Object.assign(new Error('The server stays silent.'), { code: 'ETIMEDOUT' }));
  }

  inside.stream.setTimeout(ms);
  // An own listener, because the callback of `setTimeout` fires once, possibly while the connection is idle.
  inside.stream.on('timeout', () => {
    const command = inside._command;
    if (!command || isAsking) return;
    isAsking = true;
    void ask(command).finally(() => {
      isAsking = false;
    });
  });
}
