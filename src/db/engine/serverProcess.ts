import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from '../../files/errorCode.ts';

/** True while the process is there (and not only waiting to be asked for its end). */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false; // no such process, or one that became somebody else's: not our server
  }
}

/**
 * The process that serves `dataFolder`, as the server's own pid file says, checked by its command line: after a crash
 * the number may belong to any other program.
 */
export function serverPidOf(pidFile: string, dataFolder: string): number | null {
  let pid: number;
  try {
    pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  } catch {
    return null; // no server has run, or it ended cleanly
  }
  if (!(pid > 1) || !isProcessAlive(pid)) return null;
  return commandLineOf(pid).includes(`--datadir=${dataFolder}`) ? pid : null;
}

function commandLineOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return ''; // it ended meanwhile
  }
}

/** Asks the process to end (SIGTERM: a server writes everything down), and kills it where it does not in time. */
export async function endProcess(pid: number, withinMs = 60_000): Promise<void> {
  signal(pid, 'SIGTERM');
  const deadline = Date.now() + withinMs;
  while (isProcessAlive(pid)) {
    if (Date.now() > deadline) signal(pid, 'SIGKILL');
    await pause(20);
  }
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}
