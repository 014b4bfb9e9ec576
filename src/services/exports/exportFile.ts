import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Usage } from '../../domain/errors.ts';
import { errorCode } from '../../files/errorCode.ts';
import { folderProblem } from '../../files/folderProblem.ts';
import { writeWhole } from '../../files/writeWhole.ts';
import type { Sink } from './sink.ts';

export interface ExportFileOptions {
  /** True if the user confirmed that an existing file may be replaced. */
  readonly mayReplace: boolean;
}

/** @returns whether the path exists; false also if the user may not read the folder, which the write then reports */
export const isTaken = (path: string): boolean => existsSync(path);

/** Returns the first free name for a new file: the name without a number, else with the next one. */
export function freeName(folder: string, stem: string, ending: string): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stem : `${stem}-${number}`;
    if (!isTaken(join(folder, `${name}.${ending}`))) return name;
  }
}

/**
 * Writes a private file with `work`, and gives it its final name only when it is complete. A cancelled export leaves no
 * file, and keeps the file that it would replace.
 * @throws Usage if the folder is not writable, or `export.exists` if the name was taken in the meantime
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
