import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { dirname, extname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Unavailable, Usage } from '../../domain/errors.ts';
import { folderProblem } from '../../files/folderProblem.ts';
import { makePrivateFolders, type PrivateServerPaths, privateServerPaths } from '../../settings/privateServerPaths.ts';
import type { Environment, Paths } from '../../settings/userPaths.ts';
import { connectSupervisor } from './connectSupervisor.ts';
import { failureToStart } from './serverFailure.ts';
import { isProcessAlive } from './serverProcess.ts';
import type { Engine } from './serverProgram.ts';
import { endOfLog, readLogFrom, reasonIn } from './serverWords.ts';
import type { SupervisorMessage, SupervisorOptions } from './supervisorMessages.ts';

const GRACE_MS = 2000;
const SUPERVISOR_START_MS = 20_000;
/** The supervisor process speaks as soon as it is asked, and then every `SAY_AGAIN_MS`. */
const SILENCE_MS = 5000;
/** Longer than any start of a server takes. */
const LAST_WORD_MS = 180_000;
const ATTEMPTS = 5;
/** Keeps SIGUSR1 from opening the inspector. Only early versions of Node.js 22 do not know it. */
const QUIET = ['--disable-sigusr1'].filter((option) => process.allowedNodeEnvironmentFlags.has(option));

/** A session's connection to the private server. The server runs as long as any session has one. */
export interface PrivateServer {
  readonly engine: Engine;
  readonly socketPath: string;
  /** Closes the connection. The server shuts down a short time after the last session has done so. */
  release(): void;
}

export interface PrivateServerOptions {
  readonly env: Environment;
  /** Called before each slow step: `initialise`, `start`. */
  readonly onStep?: (step: 'initialise' | 'start') => void;
  readonly graceMs?: number;
}

/**
 * Connects to this user's private server, and starts it if no session runs it yet. If its supervisor process is killed,
 * this session starts another one, which takes the running server over.
 * @throws Usage if the machine or the folder lacks something; Unavailable if the server does not start
 */
export async function openPrivateServer(home: Paths, options: PrivateServerOptions): Promise<PrivateServer> {
  const places = privateServerPaths(home);
  makePrivateFolders(places, home);
  let isReleased = false;
  let { socket, engine } = await reach(places, home, options);
  const holdOn = () => {
    socket.once('close', async () => {
      while (!isReleased) {
        try {
          ({ socket, engine } = await reach(places, home, options));
          if (isReleased) socket.destroy();
          return holdOn();
        } catch {
          await pause(1000, undefined, { ref: false }); // The session's own queries report this to the user meanwhile.
        }
      }
    });
  };
  holdOn();
  return {
    engine,
    socketPath: places.socketPath,
    release: () => {
      isReleased = true;
      socket.destroy();
    },
  };
}

async function reach(
  places: PrivateServerPaths,
  home: Paths,
  options: PrivateServerOptions,
): Promise<{ socket: Socket; engine: Engine }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const socket = (await connectSupervisor(places.supervisorSocket)) ?? (await startSupervisor(places, home, options));
    if (socket === null) continue; // Another supervisor process was faster, and has already ended.
    const last = await lastWord(socket, options.onStep);
    if (last === 'silent') {
      socket.destroy();
      throw hanging(places);
    }
    if (last?.say === 'ready') {
      socket.unref();
      return { socket, engine: last.engine };
    }
    socket.destroy();
    if (last?.say === 'failed') {
      const problem = { key: last.key, params: last.params };
      throw last.key.startsWith('cli.server') && last.key !== 'cli.serverGone'
        ? new Unavailable(problem)
        : new Usage(problem);
    }
    // That process was shutting down: its successor waits for it.
  }
  throw hanging(places);
}

/** The failure if the supervisor process, or its predecessor, holds the lock and says nothing. */
function hanging(places: PrivateServerPaths): Unavailable {
  const pid = supervisorPid(places);
  return pid === null
    ? new Unavailable({ key: 'cli.serverSilent', params: { log: places.supervisorLog } })
    : new Unavailable({ key: 'cli.supervisorHangs', params: { pid: String(pid) } });
}

function supervisorPid({ supervisorPid: path }: PrivateServerPaths): number | null {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return pid > 1 && isProcessAlive(pid) ? pid : null;
  } catch {
    return null; // No supervisor process has run yet.
  }
}

/**
 * Reads the messages of the supervisor process up to the final one.
 * @returns null if the process leaves before; `silent` if it hangs
 */
function lastWord(
  socket: Socket,
  onStep: PrivateServerOptions['onStep'],
): Promise<SupervisorMessage | 'silent' | null> {
  return new Promise((settle) => {
    const patience = setTimeout(() => settle('silent'), SILENCE_MS);
    const limit = setTimeout(() => settle('silent'), LAST_WORD_MS);
    const resolve = (message: SupervisorMessage | null) => {
      clearTimeout(patience);
      clearTimeout(limit);
      settle(message);
    };
    let rest = '';
    socket.on('error', () => socket.destroy()); // 'close' follows.
    socket.once('close', () => resolve(null));
    let latest: 'initialise' | 'start' | null = null;
    socket.on('data', (chunk: Buffer) => {
      patience.refresh();
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const message: SupervisorMessage = JSON.parse(line);
        if (message.say !== 'step') resolve(message);
        else if (message.step !== latest) {
          latest = message.step;
          onStep?.(latest);
        }
      }
    });
  });
}

async function startSupervisor(
  places: PrivateServerPaths,
  home: Paths,
  options: PrivateServerOptions,
): Promise<Socket | null> {
  const order: SupervisorOptions = { home, graceMs: options.graceMs ?? GRACE_MS };
  const own = fileURLToPath(import.meta.url);
  const entry = join(dirname(own), `supervisor${extname(own)}`);
  const logEnd = endOfLog(places.supervisorLog);
  let log: number;
  try {
    log = openSync(places.supervisorLog, 'a', 0o600);
  } catch (error) {
    throw folderProblem(home.state, error);
  }
  const supervisor = spawn(process.execPath, ['--no-warnings', ...QUIET, entry, JSON.stringify(order)], {
    detached: true,
    stdio: ['ignore', log, log],
    cwd: '/',
    env: { ...options.env },
  });
  closeSync(log);
  let ended: 'well' | 'badly' | null = null;
  supervisor.once('error', () => {
    ended = 'badly';
  });
  supervisor.once('exit', (code) => {
    ended = code === 0 ? 'well' : 'badly';
  });
  supervisor.unref();
  const deadline = Date.now() + SUPERVISOR_START_MS;
  while (Date.now() < deadline) {
    const hadEnded: typeof ended = ended;
    const socket = await connectSupervisor(places.supervisorSocket);
    if (socket !== null) return socket;
    if (hadEnded === 'well') return null;
    if (hadEnded === 'badly') break;
    await pause(5);
  }
  const said = readLogFrom(places.supervisorLog, logEnd);
  if (reasonIn(said) === '') throw hanging(places);
  const { key, params } = failureToStart(said, places.folder, places.supervisorLog);
  throw new Unavailable({ key, params });
}
