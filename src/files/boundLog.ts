import { closeSync, openSync, readSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';

const LARGEST = 5 * 1024 * 1024;

/**
 * Keeps a log small: moves the end of a large one to `.1`, replacing an older one, and empties it. The file itself
 * stays, because other processes have it open and append to it.
 */
export function boundLog(path: string, largest = LARGEST): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= largest) return;
  const old = `${path}.1`;
  try {
    writeFileSync(old, endOf(path, size, largest), { mode: 0o600 });
  } catch {
    rmSync(old, { force: true }); // The disk is full: the room is needed more than the old lines.
  }
  truncateSync(path);
}

function endOf(path: string, size: number, most: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(most);
    return bytes.subarray(0, readSync(file, bytes, 0, most, size - most));
  } finally {
    closeSync(file);
  }
}
