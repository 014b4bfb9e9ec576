import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Usage } from '../../domain/errors.ts';
import { errorCode } from '../../files/errorCode.ts';
import { folderProblem } from '../../files/folderProblem.ts';
import { writeWhole } from '../../files/writeWhole.ts';
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
  const failure = (error: unknown) =>
    errorCode(error) === 'EEXIST'
      ? new Usage({ key: 'export.exists', params: { name: basename(path) } })
      : folderProblem(dirname(path), error);
  await writeWhole(path, { mayReplace, failure }, (write) => work({ write }));
}
