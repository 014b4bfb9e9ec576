import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Usage } from '../../domain/errors.ts';
import { folderProblem } from '../../folderProblem.ts';
import type { Sink } from './sink.ts';

export interface ExportFileOptions {
  /** True where the person was asked and wants the file of this name replaced. */
  readonly mayReplace: boolean;
}

/** @returns whether there is something of this name; who may not look learns it when writing */
export const isTaken = (path: string): boolean => existsSync(path);

/** A name for a new file: the one wished for, or the next one with a number that is free. */
export function freeName(folder: string, stem: string, ending: string): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stem : `${stem}-${number}`;
    if (!isTaken(join(folder, `${name}.${ending}`))) return name;
  }
}

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code;

/**
 * Has `work` write a file that nobody else can read, and gives it its name only when it is whole: a stopped export leaves
 * nothing, and one that replaces a file leaves that as it was.
 * @throws Usage where the folder cannot be written to, or `export.exists` where somebody else took the name meanwhile
 */
export async function writeFileWhole(
  path: string,
  { mayReplace }: ExportFileOptions,
  work: (sink: Sink) => Promise<void>,
): Promise<void> {
  const folder = dirname(path);
  const draft = join(folder, `.${basename(path).slice(0, 100)}.${randomUUID().slice(0, 8)}`);
  const onFile = async <T>(step: Promise<T>): Promise<T> => {
    try {
      return await step;
    } catch (error) {
      if (isCode(error, 'EEXIST')) throw new Usage({ key: 'export.exists', params: { name: basename(path) } });
      throw folderProblem(folder, error);
    }
  };
  const file = await onFile(open(draft, 'wx', 0o600));
  // A line that is cut ends the process without waiting for anybody.
  const onExit = () => rmSync(draft, { force: true });
  process.once('exit', onExit);
  try {
    await work({ write: async (bytes) => void (await onFile(file.writeFile(bytes))) });
    await onFile(file.sync());
    await onFile(mayReplace ? rename(draft, path) : link(draft, path));
  } finally {
    await file.close();
    await rm(draft, { force: true });
    process.off('exit', onExit);
  }
}
