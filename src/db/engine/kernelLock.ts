import { DatabaseSync } from 'node:sqlite';

/**
 * Takes a lock that the kernel releases when this process ends for any reason, so no stale lock can remain. Node.js has
 * no call for this, but SQLite locks its file in this way.
 * @returns false if another process holds the lock
 */
export function takeKernelLock(path: string): boolean {
  const file = new DatabaseSync(path);
  try {
    file.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    const isHeld = error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
    if (isHeld) return false;
    throw error;
  }
  held.add(file);
  return true;
}

const SQLITE_BUSY = 5;
/** Keeps the locks until the process ends. Closing the file, also by garbage collection, would release its lock. */
const held = new Set<DatabaseSync>();
