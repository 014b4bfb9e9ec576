import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from '../../files/errorCode.ts';

/** Returns whether the process runs. A zombie process counts as ended. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false; // No such process, or another user's process with a reused pid: not this server.
  }
}

/**
 * Returns the pid of the process that serves `dataFolder`, from the server's pid file. The command line is checked too:
 * after a crash another program may have the same pid.
 */
export function serverPidOf(pidFile: string, dataFolder: string): number | null {
  let pid: number;
  try {
    pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  } catch {
    return null; // No server has run, or it shut down cleanly.
  }
  if (!(pid > 1) || !isProcessAlive(pid)) return null;
  return commandLineOf(pid).includes(`--datadir=${dataFolder}`) ? pid : null;
}

function commandLineOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return ''; // The process ended meanwhile.
  }
}

/** Ends the process by SIGTERM, which lets a server flush its data. Kills it after `withinMs` milliseconds. */
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
