import { truncateSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * Takes a lock that the kernel releases when this process ends for any reason, so no stale lock can remain. Node.js has
 * no call for this, but SQLite locks its file in this way.
 * A file that is damaged is emptied: it holds nothing, and SQLite reads it only when no other process has the lock.
 * @returns false if another process holds the lock
 */
export function takeKernelLock(path: string): boolean {
  const file = new DatabaseSync(path);
  try {
    file.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    const code = error instanceof Error && 'errcode' in error ? error.errcode : null;
    if (code === SQLITE_BUSY) return false;
    if (code !== SQLITE_NOTADB && code !== SQLITE_CORRUPT) throw error;
    truncateSync(path); // Removing the file could remove another process's lock.
    return takeKernelLock(path);
  }
  held.add(file);
  return true;
}

const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;
/** Keeps the locks until the process ends. Closing the file, also by garbage collection, would release its lock. */
const held = new Set<DatabaseSync>();
