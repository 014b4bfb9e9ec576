import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

const SQLITE_BUSY = 5;
const AGAIN_AFTER_MS = 15;
const TRIES = 200;

/** @returns the lock, or null where somebody has it. */
function take(path: string): DatabaseSync | null {
  const file = new DatabaseSync(path);
  try {
    file.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
    return file;
  } catch (error) {
    file.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null;
    throw error;
  }
}

/**
 * Does `work` while nobody else, in this process or another one, holds the lock of that name. SQLite locks its file by
 * the kernel, which gives the lock back however a process ends: there are no stale ones.
 * @throws Error where others held it for three seconds, or the file cannot be made
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const lock = take(path);
    if (lock) {
      try {
        return await work();
      } finally {
        lock.close();
      }
    }
    await wait(AGAIN_AFTER_MS);
  }
  throw new Error('The lock is held by somebody else.');
}
