import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type TextKey, Usage } from '../domain/errors.ts';
import { errorCode } from './errorCode.ts';
import type { SheetGrid, SheetRow, Workbook } from './sheetGrid.ts';
import { WORKBOOK_LIMITS, type WorkbookLimits } from './workbook/limits.ts';
import type { WorkbookReply, WorkbookRequest } from './workbook/messages.ts';

export interface ReadWorkbookOptions extends Partial<WorkbookLimits> {
  /** Stops the reading at once; the promise is then refused with the signal’s reason. */
  readonly signal?: AbortSignal;
  /** Is told, as the reading goes on, how many rows with values there are so far. */
  readonly onRows?: (rows: number) => void;
}

/** From the sources, the thread stands beside this file; in a build, beside the chunk that has it. */
const THREAD = import.meta.url.endsWith('.ts') ? './workbook/workbookThread.ts' : './workbookThread.js';

/** Rows live a moment only: with so much room for young values, few of them are copied. */
const YOUNG_MEGABYTES = 32;

/**
 * Reads a spreadsheet: `.xlsx`, `.xlsm`, `.xls`, `.ods`, or text of any usual separator and encoding. Formulas are
 * their last values; links, comments and macros are passed over, hidden sheets left out. It runs in a thread of its own.
 * @param path the file; `~` is not expanded
 * @param options limits other than the usual ones, `signal`, `onRows`
 * @throws {Usage} with a sentence that names the file and the cure, if there is no such file, it is no spreadsheet, has
 * a password, is broken, or is over a limit
 */
export async function readWorkbook(path: string, options: ReadWorkbookOptions = {}): Promise<Workbook> {
  const { signal, onRows, ...own } = options;
  signal?.throwIfAborted();
  const limits: WorkbookLimits = { ...WORKBOOK_LIMITS, ...own };
  const workerData: WorkbookRequest = { path, limits };
  const worker = new Worker(new URL(THREAD, import.meta.url), {
    workerData,
    // The options of the program are for the screen: it imports more kinds of files.
    execArgv: ['--no-warnings'],
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  const file = basename(path);
  const refused = (key: TextKey, cause: unknown, params = {}): Usage =>
    new Usage({ key, params: { file, ...params } }, { cause });
  const { promise, resolve, reject } = Promise.withResolvers<Workbook>();
  const sheets: (SheetGrid & { readonly rows: SheetRow[] })[] = [];
  let rows = 0;
  const take = (message: WorkbookReply): void => {
    if (message.say === 'sheet') sheets.push({ name: message.name, rows: [] });
    if (message.say === 'rows') {
      sheets.at(-1)?.rows.push(...message.rows);
      rows += message.rows.length;
      onRows?.(rows);
      worker.postMessage('taken');
    }
    if (message.say === 'refused') reject(new Usage(message.problem));
    if (message.say === 'broken') reject(refused('spreadsheet.broken', message.cause));
    if (message.say === 'done') {
      const { digest, epoch } = message;
      resolve({ file, digest, epoch, sheets: sheets.filter((sheet) => sheet.rows.length > 0) });
    }
  };
  const stop = (): void => reject(signal?.reason);
  const clock = setTimeout(() => {
    reject(refused('spreadsheet.seconds', undefined, { most: limits.seconds }));
  }, limits.seconds * 1000);
  signal?.addEventListener('abort', stop);
  worker.on('message', take);
  worker.on('error', (cause) => {
    const isFull = errorCode(cause) === 'ERR_WORKER_OUT_OF_MEMORY';
    // Anything else is a fault of the program, not of the file.
    reject(isFull ? refused('spreadsheet.memory', cause, { most: limits.memoryMegabytes }) : cause);
  });
  worker.on('exit', (code) => reject(new Error(`The thread that reads ended with ${code}, without an answer.`)));
  try {
    return await promise;
  } finally {
    clearTimeout(clock);
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
