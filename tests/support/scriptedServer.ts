import { rmSync } from 'node:fs';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'mysql2';

/** An error of the server; or the line is cut before the answer; or there is none. Anything else is a success. */
export type Answer = { readonly errno: number; readonly message?: string } | 'cut' | 'silent' | 'ok';

/** The members of the library's connection that a server uses and its types lack. */
interface Served {
  readonly stream: { destroy(): void };
  /** The number of the next packet: each statement begins at 0 again, which the library leaves to its user. */
  sequenceId: number;
  serverHandshake(args: object): void;
  writeOk(): void;
  writeError(args: { readonly code: number; readonly message: string }): void;
  on(event: 'error' | 'ping' | 'stmt_prepare' | 'query', listener: (sql: string) => void): void;
}

/** A server that stores nothing: it speaks the protocol, and answers each statement as the test says. */
export interface ScriptedServer {
  readonly socketPath: string;
  /** The statements so far, without those that begin a connection. */
  readonly heard: string[];
  /** Whom the server refuses at the door. */
  refuse(errno: number | null): void;
  close(): Promise<void>;
}

/** Asked by a new connection to see whether the account is still open. */
const HERE = 'SELECT 1';

let servers = 0;

/** @param answer gets each statement, and how often the server has heard it, itself included */
export async function openScriptedServer(answer: (sql: string, times: number) => Answer): Promise<ScriptedServer> {
  const socketPath = join(tmpdir(), `scripted-${process.pid}-${++servers}.sock`);
  const heard: string[] = [];
  const served = new Set<Served>();
  let count = 0;
  let refusal: number | null = null;

  const server = createServer((opened) => {
    const connection = opened as unknown as Served;
    count += 1;
    served.add(connection);
    connection.on('error', () => undefined);
    connection.serverHandshake({
      protocolVersion: 10,
      serverVersion: '8.0.19',
      connectionId: count,
      statusFlags: 2,
      characterSet: 8,
      capabilityFlags: 0xffffff ^ 0x800 ^ 0x20,
      authCallback: (_: object, done: (error: null, refused?: object) => void) => {
        done(null, refusal === null ? undefined : { message: 'refused', code: refusal });
        connection.sequenceId = 0;
      },
    });
    const succeed = () => {
      connection.writeOk();
      connection.sequenceId = 0;
    };
    connection.on('ping', succeed);
    // The library takes SET for one of these.
    connection.on('stmt_prepare', succeed);
    connection.on('query', (sql) => {
      if (sql === HERE) return succeed();
      heard.push(sql);
      const said = answer(sql, heard.filter((each) => each === sql).length);
      if (said === 'cut') connection.stream.destroy();
      else if (said === 'ok') succeed();
      else if (said === 'silent') connection.sequenceId = 0;
      else {
        connection.writeError({ code: said.errno, message: said.message ?? 'refused' });
        connection.sequenceId = 0;
      }
    });
  });
  await new Promise<void>((resolve) => (server as unknown as Server).listen(socketPath, resolve));
  return {
    socketPath,
    heard,
    refuse: (errno) => {
      refusal = errno;
    },
    close: async () => {
      for (const { stream } of served) stream.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      rmSync(socketPath, { force: true });
    },
  };
}
