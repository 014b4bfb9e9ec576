import { Usage } from '../domain/errors.ts';
import type { ListedKind } from '../services/exports/exportColumns.ts';
import { type Sink, textSink } from '../services/exports/sink.ts';
import { type ExportFormat, writeExport } from '../services/exports/writeExport.ts';
import type { Session } from '../services/session.ts';
import type { CliIo, CommandContext } from './CliIo.ts';
import type { Answers } from './createAnswers.ts';
import type { ListOptions } from './list.ts';
import type { ListRecord } from './listColumns.ts';
import { writeOutput } from './writeOutput.ts';

interface Asked {
  readonly kind: ListedKind;
  readonly options: ListOptions;
  readonly pages: AsyncIterable<readonly ListRecord[]>;
}

/** Returns a function that shows the progress on the terminal. It shows nothing if the error stream is redirected. */
function progressLine({ stderr }: CliIo, { t, number }: CommandContext['texts']) {
  if (!stderr.isTTY) return { tell: () => undefined, clear: () => undefined };
  return {
    tell: (written: number) => void stderr.write(`\r\u001b[K${t('export.progress', { count: number(written) })}`),
    clear: () => void stderr.write('\r\u001b[K'),
  };
}

const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** @returns a value as JSON. What a terminal would obey is escaped, which is the same JSON. */
export const safeJson = (value: unknown): string =>
  JSON.stringify(value).replace(HIDDEN, (sign) =>
    [...Array(sign.length).keys()].map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );

/** Writes one JSON array, one row per line. */
async function writeJson(sink: Sink, pages: Asked['pages'], onRows: (written: number) => void): Promise<void> {
  const out = textSink(sink);
  let written = 0;
  for await (const page of pages) {
    for (const row of page) {
      out.add(`${written === 0 ? '[' : ','}\n${safeJson(row)}`);
      written += 1;
    }
    await out.drain();
    onRows(written);
  }
  out.add(written === 0 ? '[]\n' : '\n]\n');
  await out.flush();
}

/**
 * Writes the rows for other programs, to the standard output or atomically to a file.
 * @throws Usage (`cli.interrupted`) on Ctrl-C; no file is left then
 */
export async function exportRows(
  session: Session,
  { kind, options, pages }: Asked,
  context: CommandContext,
  answers: Answers,
): Promise<void> {
  const { io, texts, printError } = context;
  const { signal } = io;
  const progress = progressLine(io, texts);
  let count = 0;
  const onRows = (written: number) => {
    count = written;
    progress.tell(written);
    signal.throwIfAborted();
  };
  const format: ExportFormat = options.csv ? 'csv' : options.xlsx ? 'xlsx' : 'ics';
  const separator = options.separator && (options.separator === 'comma' ? ',' : ';');
  const work = (sink: Sink) =>
    options.json
      ? writeJson(sink, pages, onRows)
      : writeExport(
          session,
          { kind, format, separator, hasTasks: options.tasks === true, pages: pages as never },
          sink,
          {
            onRows,
            signal,
          },
        );
  try {
    const path = await writeOutput(options.output, work, context, answers);
    progress.clear();
    if (path !== null) printError(texts.t('export.done', { count, path }));
  } catch (error) {
    if (signal.aborted) throw new Usage({ key: 'export.stopped' });
    throw error;
  } finally {
    progress.clear();
  }
}
