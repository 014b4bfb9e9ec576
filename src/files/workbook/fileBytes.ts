import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Usage } from '../../domain/errors.ts';
import { errorCode } from '../errorCode.ts';
import { mebibytes, type WorkbookLimits } from './limits.ts';

const CHUNK = 1024 * 1024;

/** Where the file could not be opened. Other codes say `spreadsheet.unreadable`. */
const PROBLEMS = {
  ENOENT: 'spreadsheet.missing',
  ENOTDIR: 'spreadsheet.missing',
  EISDIR: 'spreadsheet.folder',
  ENXIO: 'spreadsheet.notFile',
} as const;

/**
 * Reads a whole file. A pipe or a device is never waited for.
 * @throws {Usage} if there is no such file, it is something else than a file, it cannot be read, or it is too large
 */
export async function fileBytes(path: string, limits: WorkbookLimits): Promise<Uint8Array> {
  try {
    // Without the flag, opening a pipe waits for its other end.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return await readAll(path, handle, limits.fileBytes);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Usage) throw error;
    const key = PROBLEMS[errorCode(error) as keyof typeof PROBLEMS] ?? 'spreadsheet.unreadable';
    throw new Usage({ key, params: { path } }, { cause: error });
  }
}

async function readAll(path: string, handle: FileHandle, most: number): Promise<Uint8Array> {
  const found = await handle.stat();
  if (found.isDirectory()) throw new Usage({ key: 'spreadsheet.folder', params: { path } });
  if (!found.isFile()) throw new Usage({ key: 'spreadsheet.notFile', params: { path } });
  // The size told may be old, or 0 where the system makes the file as it is read.
  const chunks: Uint8Array[] = [];
  let size = found.size;
  for (let total = 0; size <= most; size = Math.max(size, total)) {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(CHUNK));
    if (bytesRead === 0) return Buffer.concat(chunks);
    chunks.push(buffer.subarray(0, bytesRead));
    total += bytesRead;
  }
  throw new Usage({
    key: 'spreadsheet.fileBytes',
    params: { path, size: mebibytes(size), most: mebibytes(most) },
  });
}
