import { readdirSync, statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';

const MB = 1024 ** 2;
/** The minimum size of the buffer pool, in bytes. */
export const LEAST_POOL = 128 * MB;
/** Factor for memory beside the data pages: the data dictionary, and rows that transactions change. */
const SPARE = 1.25;
/** Both servers round the size to multiples of this. */
const STEP = 128 * MB;

/**
 * Returns the buffer pool's size for the private server, in bytes: the size of its data, at least 128 MB, at most a
 * quarter of the memory available to this process.
 */
export function bufferPoolFor(dataFolder: string): number {
  return Math.min(Math.max(Math.ceil((sizeOf(dataFolder) * SPARE) / STEP) * STEP, LEAST_POOL), mostMemory());
}

/** Returns the maximum size of the buffer pool, in bytes. */
export function mostMemory(): number {
  return Math.max(Math.floor(memory() / 4 / STEP) * STEP, LEAST_POOL);
}

/** Returns the memory limit of the container, or the machine's memory if that is less. */
function memory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** Returns the size of the table files in bytes: the files of the folder and of its subfolders, one per schema. */
function sizeOf(dataFolder: string): number {
  let bytes = 0;
  try {
    for (const entry of readdirSync(dataFolder, { withFileTypes: true, recursive: true })) {
      if (entry.isFile() && entry.name.endsWith('.ibd')) bytes += sizeOfFile(join(entry.parentPath, entry.name));
    }
  } catch {
    return bytes; // The folder does not exist yet: the minimum is enough.
  }
  return bytes;
}

function sizeOfFile(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
