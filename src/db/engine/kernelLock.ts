import { DatabaseSync } from 'node:sqlite';

/**
 * Takes a lock that the kernel gives back when this process ends, however it ends, so that there are no stale locks:
 * Node has no call for one, but SQLite locks its file in that way.
 * @returns false where another process holds it.
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
/** Locks last as long as the process: closing the file, also by garbage collection, would give one back. */
const held = new Set<DatabaseSync>();
