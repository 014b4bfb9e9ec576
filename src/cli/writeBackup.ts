import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ConnectionOptions } from 'mysql2/promise';
import { backUp } from '../db/backup/backUp.ts';
import { type TextKey, Usage } from '../domain/errors.ts';
import { errorCode } from '../files/errorCode.ts';
import { seal } from '../files/sealedFile.ts';
import { writeWhole } from '../files/writeWhole.ts';
import type { CommandContext } from './CliIo.ts';
import { rowProgress } from './rowProgress.ts';

export interface BackupFile {
  readonly path: string;
  readonly mayReplace: boolean;
  readonly admin: ConnectionOptions;
  readonly passPhrase: string;
}

const KEYS: Readonly<Record<string, TextKey>> = {
  EEXIST: 'backup.exists',
  ENOSPC: 'backup.diskFull',
  EDQUOT: 'backup.diskFull',
};

/**
 * Writes the backup of the configured database. The file has its name only when it is complete.
 * @returns the number of rows
 * @throws Usage if the file cannot be written, or the user stops the work
 */
export async function writeBackup(
  { path, mayReplace, admin, passPhrase }: BackupFile,
  context: CommandContext,
): Promise<number> {
  const progress = rowProgress(context);
  let total = 0;
  const onProgress = (state: Parameters<typeof progress.tell>[0]) => {
    ({ total } = state);
    progress.tell(state);
  };
  const failure = (cause: unknown) => {
    const key = KEYS[errorCode(cause) ?? ''] ?? 'backup.unwritable';
    return new Usage({ key, params: { path } }, { cause });
  };
  try {
    await writeWhole(resolve(path), { mayReplace, failure }, (write) =>
      pipeline(
        Readable.from(backUp({ admin, config: context.config(), now: context.io.now(), onProgress })),
        createGzip(),
        async (gzipped: AsyncIterable<Uint8Array>) => {
          for await (const piece of seal(gzipped, passPhrase)) await write(piece);
        },
      ),
    );
    return total;
  } finally {
    progress.clear();
  }
}
