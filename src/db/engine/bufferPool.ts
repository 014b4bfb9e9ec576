import { readdirSync, statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';

const MB = 1024 ** 2;
/** What the pool has at least, in bytes. */
export const LEAST_POOL = 128 * MB;
/** Room beside the pages of the data: of the dictionary, of rows that are being changed. */
const SPARE = 1.25;
/** Both servers round to parts of this size. */
const STEP = 128 * MB;

/**
 * How much memory the private server's buffer pool gets, in bytes: as much as its data have, at least 128 MB, at most a
 * quarter of what this process may use.
 */
export function bufferPoolFor(dataFolder: string): number {
  return Math.min(Math.max(Math.ceil((sizeOf(dataFolder) * SPARE) / STEP) * STEP, LEAST_POOL), mostMemory());
}

/** The most memory that the buffer pool ever gets, in bytes. */
export function mostMemory(): number {
  return Math.max(Math.floor(memory() / 4 / STEP) * STEP, LEAST_POOL);
}

/** Where a container has less memory than the machine, that counts. */
function memory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** Bytes of the tables: files of the folder and of the folders in it, one a schema. */
function sizeOf(dataFolder: string): number {
  let bytes = 0;
  try {
    for (const entry of readdirSync(dataFolder, { withFileTypes: true, recursive: true })) {
      if (entry.isFile() && entry.name.endsWith('.ibd')) bytes += sizeOfFile(join(entry.parentPath, entry.name));
    }
  } catch {
    return bytes; // not made yet: the smallest will do
  }
  return bytes;
}

function sizeOfFile(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
