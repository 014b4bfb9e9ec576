/** Files that are written whole or not at all, for their owner alone. */

import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export interface WholeOptions {
  /** False: a file of this name stays as it is, and `EEXIST` is thrown. */
  readonly mayReplace: boolean;
}

/** Nobody else may read a draft, nor put a file of their own in its place. */
const MODE = 0o600;
const draftOf = (path: string): string =>
  join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID().slice(0, 8)}`);

/** Writes a text and gives it the file's name once it is on the disk. @throws the error of the file system */
export function writeWholeSync(path: string, text: string, { mayReplace }: WholeOptions): void {
  const draft = draftOf(path);
  const file = openSync(draft, 'wx', MODE);
  try {
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (mayReplace) renameSync(draft, path);
    else linkSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Has `work` write a file piece by piece, and gives it its name once it is on the disk. Nothing is left where `work`
 * throws, or where the process exits meanwhile.
 * @param failure what an error of the file system is thrown as; errors of `work` itself are thrown as they are
 */
export async function writeWhole(
  path: string,
  { mayReplace, failure = (error) => error }: WholeOptions & { readonly failure?: (error: unknown) => unknown },
  work: (write: (piece: string | Uint8Array) => Promise<void>) => Promise<void>,
): Promise<void> {
  const onFile = async <T>(step: Promise<T>): Promise<T> => {
    try {
      return await step;
    } catch (error) {
      throw failure(error);
    }
  };
  const draft = draftOf(path);
  const file = await onFile(open(draft, 'wx', MODE));
  // A line that is cut ends the process without waiting for anybody.
  const onExit = () => rmSync(draft, { force: true });
  process.once('exit', onExit);
  try {
    await work(async (piece) => void (await onFile(file.writeFile(piece))));
    await onFile(file.sync());
    await onFile(mayReplace ? rename(draft, path) : link(draft, path));
  } finally {
    await file.close();
    await rm(draft, { force: true });
    process.off('exit', onExit);
  }
}
