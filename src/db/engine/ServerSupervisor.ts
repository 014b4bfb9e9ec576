import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { inspect } from 'node:util';
import type { PrivateServerPaths } from '../../settings/privateServerPaths.ts';
import { ServerFailure, type SupervisedServer, superviseServer } from './supervisedServer.ts';
import type { SupervisorMessage } from './supervisorMessages.ts';

const FIRST_SESSION_WITHIN_MS = 10_000;
const DEATHS_TOLERATED = 3;
const DEATHS_WITHIN_MS = 30_000;

/**
 * Runs the private server while sessions are connected to its socket. A session that crashes counts as one that leaves,
 * because the kernel closes its connection. A server that dies is restarted at once; its own log restores all committed
 * transactions.
 */
export class ServerSupervisor {
  readonly #places: PrivateServerPaths;
  readonly #env: Readonly<Record<string, string | undefined>>;
  readonly #graceMs: number;
  readonly #note: (what: string) => void;
  readonly #sessions = new Set<Socket>();
  readonly #listener: Server;
  #latest: SupervisorMessage = { say: 'step', step: 'start' };
  #server: SupervisedServer | null = null;
  #deaths: number[] = [];
  #leaving: NodeJS.Timeout | null = null;
  #isClosing = false;
  #finish: () => void = () => undefined;
  /** Resolves when everything is shut down and this process may exit. */
  readonly finished = new Promise<void>((resolve) => {
    this.#finish = resolve;
  });

  constructor(
    places: PrivateServerPaths,
    env: Readonly<Record<string, string | undefined>>,
    graceMs: number,
    note: (what: string) => void,
  ) {
    this.#places = places;
    this.#env = env;
    this.#graceMs = graceMs;
    this.#note = note;
    this.#listener = createServer((session) => this.#onConnect(session));
  }

  /** Listens on the socket, then starts the server. Sends failures to the sessions. */
  async run(): Promise<void> {
    rmSync(this.#places.supervisorSocket, { force: true }); // This process holds the lock, so the existing socket file is
    // stale.
    await new Promise<void>((resolve, reject) => {
      this.#listener.once('error', reject);
      this.#listener.listen(this.#places.supervisorSocket, resolve);
    });
    chmodSync(this.#places.supervisorSocket, 0o600);
    this.#leaveAfter(FIRST_SESSION_WITHIN_MS);
    await this.#bringUp();
  }

  /** Shuts the server down, then everything else. */
  async close(): Promise<void> {
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#listener.close();
    for (const session of this.#sessions) session.end(); // `end` delivers pending messages. The sessions then connect
    // to the next supervisor process.
    await this.#server?.end();
    this.#note('closed');
    this.#finish();
  }

  async #bringUp(): Promise<void> {
    try {
      const server = await superviseServer(this.#places, this.#env, (step) => this.#tell({ say: 'step', step }));
      this.#server = server;
      this.#note(`${server.engine} serves`);
      if (this.#isClosing) return void (await server.end());
      this.#tell({ say: 'ready', engine: server.engine });
      void server.ended.then(() => this.#afterDeath());
    } catch (error) {
      this.#fail(error);
    }
  }

  #afterDeath(): void {
    this.#server = null;
    if (this.#isClosing) return;
    const now = Date.now();
    this.#deaths = [...this.#deaths.filter((at) => now - at < DEATHS_WITHIN_MS), now];
    this.#note(`the server ended (${this.#deaths.length})`);
    if (this.#deaths.length > DEATHS_TOLERATED) {
      this.#fail(new ServerFailure('cli.serverFailed', { log: this.#places.errorLog }));
    } else void this.#bringUp();
  }

  #fail(error: unknown): void {
    this.#note(inspect(error)); // The reason includes the output of the server's own programs.
    const told =
      error instanceof ServerFailure
        ? error
        : new ServerFailure('cli.serverFailed', { log: this.#places.supervisorLog });
    this.#tell({ say: 'failed', key: told.key, params: told.params });
    // The session that started this process may not be connected yet, and must get the reason.
    this.#leaveAfter(this.#sessions.size > 0 ? this.#graceMs : FIRST_SESSION_WITHIN_MS);
  }

  #onConnect(session: Socket): void {
    if (this.#isClosing) return void session.destroy();
    this.#sessions.add(session);
    if (this.#leaving) clearTimeout(this.#leaving);
    this.#leaving = null;
    session.on('error', () => session.destroy()); // The session crashed; 'close' follows.
    session.on('close', () => this.#onDisconnect(session));
    session.resume();
    session.write(`${JSON.stringify(this.#latest)}\n`);
  }

  #onDisconnect(session: Socket): void {
    this.#sessions.delete(session);
    if (this.#sessions.size === 0) this.#leaveAfter(this.#graceMs);
  }

  #tell(message: SupervisorMessage): void {
    this.#latest = message;
    for (const session of this.#sessions) session.write(`${JSON.stringify(message)}\n`);
  }

  #leaveAfter(milliseconds: number): void {
    if (this.#leaving) clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => {
      if (this.#sessions.size === 0 || this.#latest.say === 'failed') void this.close();
    }, milliseconds);
  }
}
