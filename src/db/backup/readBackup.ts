import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import { Usage } from '../../domain/errors.ts';
import type { SealedFile } from '../../files/sealedFile.ts';
import { migrationsFolder } from '../migrationsFolder.ts';
import { migrationNames } from '../migrator.ts';
import { type BackupHead, type BackupLine, isHead, isRow, isTable } from './backupFormat.ts';

/** Yields the lines of a backup, from the first one. @throws Usage (`sealed.damaged`) */
export async function* readBackup(file: SealedFile): AsyncGenerator<BackupLine> {
  const source = Readable.from(file.content());
  const gunzip = createGunzip();
  source.once('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for await (const piece of gunzip) {
      const lines = (rest + decoder.write(piece as Buffer)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line);
    }
  } finally {
    source.destroy();
  }
}

/**
 * Reads the whole file through once: every byte is authenticated, and the rows are counted.
 * @returns what the backup says of itself
 * @throws Usage (`sealed.damaged`; `restore.newer` for a backup of a newer program; `restore.strange`)
 */
export async function checkBackup(file: SealedFile): Promise<BackupHead> {
  let head: BackupHead | null = null;
  let table = '';
  let end: Readonly<Record<string, number>> | null = null;
  const counts: Record<string, number> = {};
  for await (const line of readBackup(file)) {
    if (isRow(line)) counts[table] = (counts[table] ?? 0) + 1;
    else if (isTable(line)) {
      ({ table } = line);
      counts[table] = 0;
    } else if (isHead(line)) {
      head = line;
      await requireKnown(head);
    } else ({ end } = line);
  }
  const isWhole = end !== null && Object.entries(counts).every(([name, count]) => end[name] === count);
  if (head === null || !isWhole) throw new Usage({ key: 'restore.strange', params: { why: 'end' } });
  return head;
}

/** @throws Usage if the program does not know the format or a step */
async function requireKnown({ format, steps }: BackupHead): Promise<void> {
  const known = await migrationNames(migrationsFolder());
  if (format !== 1 || steps.some((step) => !known.includes(step))) throw new Usage({ key: 'restore.newer' });
}
