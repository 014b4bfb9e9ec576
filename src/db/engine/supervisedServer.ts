import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { PrivateServerPaths } from '../../settings/privateServerPaths.ts';
import { chooseServer, writeEngineFile } from './engineFile.ts';
import { initialiseData } from './initialiseData.ts';
import { serverArguments } from './serverArguments.ts';
import { failureToStart, isDiskFull, ServerFailure, saysFull } from './serverFailure.ts';
import { endProcess, isProcessAlive, serverPidOf } from './serverProcess.ts';
import type { Engine, ServerProgram } from './serverProgram.ts';
import { endOfLog, readLogFrom, reasonIn, wordsOf } from './serverWords.ts';
import { waitForServer } from './waitForServer.ts';

const PATIENCE_WITH_SILENCE_MS = 15_000;
/** An initialisation that failed with less room than this on the disk failed for that. */
const ROOM_TO_INITIALISE = 32 * 1024 ** 2;
/** A server that has not started has nothing to write, and one that waits for room on the disk ignores the signal. */
const PATIENCE_AT_START_MS = 2000;
const WATCH_EVERY_MS = 500;

/** A running private server. */
export interface SupervisedServer {
  readonly engine: Engine;
  /** Resolves when the process ends, for any reason. */
  readonly ended: Promise<void>;
  /** Shuts the server down and waits until all data are written. */
  end(): Promise<void>;
}

/**
 * Starts the private server. Initialises its data first if there are none. If a server already runs on these data (its
 * supervisor process was killed), it is taken over; if it does not respond, it is ended first. Only the process that
 * holds the supervisor's lock may call this.
 * @param step called before each slow step: `initialise`, `start`
 * @param signal ends a start that is under way
 * @throws ServerFailure
 */
export async function superviseServer(
  places: PrivateServerPaths,
  env: Readonly<Record<string, string | undefined>>,
  step: (name: 'initialise' | 'start') => void,
  signal: AbortSignal,
): Promise<SupervisedServer> {
  const program = chooseServer(places, env);
  if ('missing' in program) {
    throw program.missing === null
      ? new ServerFailure('cli.noServer')
      : new ServerFailure('cli.serverGone', { engine: program.missing, folder: places.folder });
  }
  const running = serverPidOf(places.pidFile, places.dataFolder);
  if (running !== null) {
    const answers = await waitForServer(places.socketPath, () => isProcessAlive(running), PATIENCE_WITH_SILENCE_MS);
    if (answers) return { engine: program.engine, ended: watch(running), end: () => endProcess(running) };
    await endProcess(running, PATIENCE_WITH_SILENCE_MS);
  }
  if (isDiskFull(places.folder)) throw new ServerFailure('cli.diskFull', { path: places.folder });
  if (!existsSync(places.dataFolder)) await initialise(program, places, step);
  step('start');
  return start(program, places, signal);
}

async function initialise(
  program: ServerProgram,
  places: PrivateServerPaths,
  step: (name: 'initialise') => void,
): Promise<void> {
  step('initialise');
  try {
    writeEngineFile(places.engineFile, program);
    rmSync(places.installedFile, { force: true });
    await initialiseData(program, places.dataFolder);
  } catch (error) {
    if (error instanceof ServerFailure) throw error;
    const said = wordsOf(error);
    const isFull = saysFull(said) || isDiskFull(places.folder, ROOM_TO_INITIALISE);
    rmSync(`${places.dataFolder}.new`, { recursive: true, force: true, maxRetries: 5 });
    if (isFull) throw new ServerFailure('cli.diskFull', { path: places.folder }, { cause: said });
    const params = { folder: places.folder, why: reasonIn(said) };
    throw new ServerFailure('cli.initialiseFailed', params, { cause: said });
  }
}

async function start(
  program: ServerProgram,
  places: PrivateServerPaths,
  signal: AbortSignal,
): Promise<SupervisedServer> {
  // A killed server leaves these files. MySQL refuses to start if another process has the pid in them.
  for (const left of [places.socketPath, `${places.socketPath}.lock`, places.pidFile]) rmSync(left, { force: true });
  const [command = '', ...args] = serverArguments(program, places);
  const logEnd = endOfLog(places.errorLog);
  const log = openSync(places.errorLog, 'a', 0o600); // Catches the output before the server opens its log itself.
  const child = spawn(command, args, { stdio: ['ignore', log, log], cwd: places.folder });
  closeSync(log);
  let isAlive = true;
  const ended = new Promise<void>((resolve) => {
    const over = () => {
      isAlive = false;
      resolve();
    };
    child.once('exit', over);
    child.once('error', over);
  });
  // MariaDB waits for a minute until somebody makes room; the people wait for a word.
  const isFull = () => saysFull(readLogFrom(places.errorLog, logEnd));
  const mayCome = () => isAlive && !signal.aborted && !(endOfLog(places.errorLog) > logEnd && isFull());
  const isUp = await waitForServer(places.socketPath, mayCome);
  if (!isUp) {
    if (isAlive && child.pid !== undefined) await endProcess(child.pid, PATIENCE_AT_START_MS);
    throw failureToStart(readLogFrom(places.errorLog, logEnd), places.folder, places.errorLog);
  }
  const { pid } = child;
  return { engine: program.engine, ended, end: async () => void (pid !== undefined && (await endProcess(pid))) };
}

/** The process is not a child of this one, so it sends no event and must be polled. */
async function watch(pid: number): Promise<void> {
  while (isProcessAlive(pid)) await pause(WATCH_EVERY_MS, undefined, { ref: false });
}
