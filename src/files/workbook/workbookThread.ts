/** The thread that reads a spreadsheet: the screen goes on drawing meanwhile, and its memory has a bound of its own. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../../domain/errors.ts';
import type { SheetRow } from '../sheetGrid.ts';
import { fileBytes } from './fileBytes.ts';
import type { WorkbookReply, WorkbookRequest } from './messages.ts';
import { openWorkbook } from './openWorkbook.ts';
import { rowGuard } from './rowGuard.ts';

/** So few that the screen’s thread takes them in well under a tenth of a second. */
const ROWS_AT_ONCE = 500;

/** Sends rows, and waits until they are taken: a queue of them would hold the screen’s thread up in one go. */
async function hand(rows: readonly SheetRow[]): Promise<void> {
  if (rows.length === 0 || !parentPort) return;
  const taken = once(parentPort, 'message');
  reply({ say: 'rows', rows });
  await taken;
}

const reply = (message: WorkbookReply): void => parentPort?.postMessage(message);

async function read({ path, limits }: WorkbookRequest): Promise<void> {
  const file = basename(path);
  const bytes = await fileBytes(path, limits);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const { epoch, sheets } = await openWorkbook(file, bytes, limits);
  const rowOf = rowGuard(file, epoch, limits);
  for await (const { name, rows } of sheets) {
    reply({ say: 'sheet', name });
    let ready: SheetRow[] = [];
    for await (const raw of rows) {
      const row = rowOf(name, raw);
      if (row) ready.push(row);
      if (ready.length < ROWS_AT_ONCE) continue;
      await hand(ready);
      ready = [];
    }
    await hand(ready);
  }
  reply({ say: 'done', digest, epoch });
}

try {
  await read(workerData as WorkbookRequest);
} catch (error) {
  reply(error instanceof UserError ? { say: 'refused', problem: error.problem } : { say: 'broken', cause: error });
}
