/** Atomic file writing. The files are readable by their owner alone. */

import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export interface WholeOptions {
  /** If false, an existing file is kept and `EEXIST` is thrown. */
  readonly mayReplace: boolean;
}

/** Others can neither read the draft nor replace it by a file of their own. */
const MODE = 0o600;
const draftOf = (path: string): string =>
  join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID().slice(0, 8)}`);

/** Writes a text to a draft, flushes it to the disk, then renames it. @throws the error of the file system */
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
 * Lets `work` write a draft piece by piece, flushes it to the disk, then renames it. Leaves no file behind if `work`
 * throws or the process exits.
 * @param failure converts an error of the file system; errors of `work` itself are thrown unchanged
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
  // A lost connection ends the process at once, so the draft is removed synchronously.
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
