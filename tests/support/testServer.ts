import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, readFileSync, statfsSync } from 'node:fs';
import { access, cp, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverArguments } from '../../src/db/engine/serverArguments.ts';
import type { ServerProgram } from '../../src/db/engine/serverProgram.ts';
import { waitForServer } from '../../src/db/engine/waitForServer.ts';

const ROOM_NEEDED = 4 * 1024 ** 3;

/**
 * Runs the command after `$1`. As soon as its standard input is closed, kills the command and removes the folder `$1`.
 * The kernel closes that input when the test's process dies, for any reason.
 */
const WATCHED = `
trap '' INT TERM HUP
folder=$1; shift
stop() { kill -9 $server 2>/dev/null; wait $server 2>/dev/null; }
"$@" >/dev/null 2>&1 &
server=$!
echo $server
while read -r order; do
  case $order in
    kill) stop; echo killed ;;
    start) stop; "$@" >/dev/null 2>&1 & server=$!; echo $server ;;
  esac
done
stop
rm -rf "$folder"
`;

/** A server on a copy of a data folder, in a temporary folder that is removed with it. */
export interface RunningServer {
  readonly folder: string;
  readonly socketPath: string;
  /** The server's process; it changes with `start`. */
  pid(): number;
  /** Kills the server (SIGKILL), like a crash. The data stay. */
  kill(): Promise<void>;
  /** Starts it again on the same data and socket. A running server is killed first. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Copies `template` and serves it on a private socket, small and without durability. `more` are additional arguments.
 */
export async function serveCopy(
  program: ServerProgram,
  template: string,
  more: readonly string[] = [],
): Promise<RunningServer> {
  const folder = await mkdtemp(join(temporaryRoot(), 'epicevent-'));
  const socketPath = join(folder, 'db.sock');
  const errorLog = join(folder, 'server.log');
  const dataFolder = join(folder, 'data');
  await cp(template, dataFolder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const places = { dataFolder, socketPath, errorLog, pidFile: join(folder, 'server.pid') };
  const command = [...serverArguments(program, places, 'none'), ...more];
  const watchdog = spawn('/bin/sh', ['-c', WATCHED, 'sh', folder, ...command], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  });
  const answers = linesOf(watchdog);
  let pid = Number(await answers.next());
  const ready = async () => {
    const isUp = await waitForServer(socketPath, () => isRunning(pid));
    if (!isUp) throw new Error(`The test server did not start:\n${await tail(errorLog)}`);
  };
  const order = async (word: string) => {
    watchdog.stdin?.write(`${word}\n`);
    return answers.next();
  };
  const server: RunningServer = {
    folder,
    socketPath,
    pid: () => pid,
    kill: async () => void (await order('kill')),
    start: async () => {
      pid = Number(await order('start'));
      await ready();
    },
    stop: async () => {
      if (watchdog.exitCode !== null) return;
      watchdog.stdin?.end();
      await once(watchdog, 'exit');
    },
  };
  try {
    await ready();
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

/** Returns a folder in memory if there is enough room, else the usual temporary folder. */
export function temporaryRoot(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    accessSync('/dev/shm', constants.W_OK);
    if (bavail * bsize > ROOM_NEEDED) return '/dev/shm';
  } catch {
    return tmpdir(); // This folder does not exist, or is not accessible.
  }
  return tmpdir();
}

function linesOf(child: ChildProcess): { next(): Promise<string> } {
  const lines: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  let rest = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      const next = waiting.shift();
      if (next) next(line);
      else lines.push(line);
    }
  });
  const next = () => {
    const line = lines.shift();
    return line === undefined ? new Promise<string>((resolve) => waiting.push(resolve)) : Promise.resolve(line);
  };
  return { next };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // A server that has ended stays a zombie until the watchdog waits for it.
  return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

async function tail(path: string): Promise<string> {
  await access(path).catch(() => undefined);
  const text = await readFile(path, 'utf8').catch(() => '(it wrote no log)');
  return text.split('\n').slice(-15).join('\n');
}
