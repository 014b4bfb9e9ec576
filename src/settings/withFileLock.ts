import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

const SQLITE_BUSY = 5;
const AGAIN_AFTER_MS = 15;
const TRIES = 200;

/** @returns the lock, or null if another process or call holds it */
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
 * Runs `work` while holding the lock file `path`, which excludes other calls in this process and other processes.
 * SQLite uses a lock of the kernel. The kernel releases it however the process ends, so no stale lock can remain.
 * @throws Error if others hold the lock for three seconds, or the file cannot be created
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
  throw new Error('Another process holds the lock.');
}
