import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { boundLog } from '../../files/boundLog.ts';
import type { PrivateServerPaths } from '../../settings/privateServerPaths.ts';
import { failureOf, failureToStart } from './serverFailure.ts';
import { endOfLog, readLogFrom } from './serverWords.ts';
import { type SupervisedServer, superviseServer } from './supervisedServer.ts';
import { SAY_AGAIN_MS, type SupervisorMessage } from './supervisorMessages.ts';

const FIRST_SESSION_WITHIN_MS = 10_000;
const BOUND_LOGS_MS = 60_000;
const DEATHS_TOLERATED = 3;
/** The end of a log that tells why a server died, in bytes. */
const LAST_WORDS = 16 * 1024;
const DEATHS_WITHIN_MS = 30_000;
/** The pause after a start that failed: the first one, and the longest. Each failure doubles it. */
const RETRY_MS = { first: 1000, longest: 2000 };

/**
 * Runs the private server while sessions are connected to its socket. A session that crashes counts as one that leaves,
 * because the kernel closes its connection. A server that dies is restarted at once; its own log restores all committed
 * transactions. After a start that failed, each session that comes makes this process try again, and waits for the
 * outcome: so the sessions have their server again soon after the cause is gone.
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
  #failures = 0;
  #reason = '';
  #failedAt = 0;
  /** Whether a session knows of the last failure. */
  #isTold = false;
  readonly #closing = new AbortController();
  #starting: Promise<void> = Promise.resolve();
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
    writeFileSync(this.#places.supervisorPid, `${process.pid}\n`, { mode: 0o600 });
    this.#leaveAfter(FIRST_SESSION_WITHIN_MS);
    setInterval(() => this.#boundLogs(), BOUND_LOGS_MS).unref();
    setInterval(() => this.#latest.say === 'step' && this.#tell(this.#latest), SAY_AGAIN_MS).unref();
    await this.#bringUp();
  }

  get #isClosing(): boolean {
    return this.#closing.signal.aborted;
  }

  /** Shuts the server down, then everything else. */
  async close(): Promise<void> {
    if (this.#isClosing) return;
    this.#closing.abort();
    this.#listener.close();
    for (const session of this.#sessions) session.end(); // `end` delivers pending messages. The sessions then connect
    // to the next supervisor process.
    await this.#starting;
    await this.#server?.end();
    rmSync(this.#places.supervisorPid, { force: true });
    this.#note('closed');
    this.#finish();
  }

  #bringUp(): Promise<void> {
    this.#starting = this.#start();
    return this.#starting;
  }

  async #start(): Promise<void> {
    this.#boundLogs();
    const step = (name: 'initialise' | 'start') => this.#tell({ say: 'step', step: name });
    try {
      const server = await superviseServer(this.#places, this.#env, step, this.#closing.signal);
      this.#server = server;
      this.#failures = 0;
      this.#note(`${server.engine} serves`);
      if (this.#isClosing) return;
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
      const { errorLog, folder } = this.#places;
      const said = readLogFrom(errorLog, Math.max(endOfLog(errorLog) - LAST_WORDS, 0));
      this.#fail(failureToStart(said, folder, errorLog));
    } else void this.#bringUp();
  }

  #fail(error: unknown): void {
    if (this.#isClosing) return;
    this.#failures++;
    this.#failedAt = Date.now();
    this.#isTold = this.#sessions.size > 0;
    const reason = inspect(error); // It includes the output of the server's own programs.
    this.#note(reason === this.#reason ? `failed again (${this.#failures})` : reason);
    this.#reason = reason;
    const told = failureOf(error, this.#places.folder, this.#places.supervisorLog);
    this.#tell({ say: 'failed', key: told.key, params: told.params });
    // The session that started this process may not be connected yet, and must get the reason.
    this.#leaveAfter(this.#sessions.size > 0 ? this.#graceMs : FIRST_SESSION_WITHIN_MS);
  }

  #onConnect(session: Socket): void {
    if (this.#isClosing) return void session.destroy();
    if (this.#latest.say === 'failed' && this.#isTold) this.#tryAgain();
    this.#isTold = true;
    this.#sessions.add(session);
    if (this.#leaving) clearTimeout(this.#leaving);
    this.#leaving = null;
    session.on('error', () => session.destroy()); // The session crashed; 'close' follows.
    session.on('close', () => this.#onDisconnect(session));
    session.resume();
    session.write(`${JSON.stringify(this.#latest)}\n`);
  }

  #boundLogs(): void {
    for (const path of [this.#places.errorLog, this.#places.supervisorLog]) boundLog(path);
  }

  #tryAgain(): void {
    this.#tell({ say: 'step', step: 'start' });
    const pause = Math.min(RETRY_MS.first * 2 ** (this.#failures - 1), RETRY_MS.longest);
    setTimeout(() => this.#isClosing || void this.#bringUp(), this.#failedAt + pause - Date.now());
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
