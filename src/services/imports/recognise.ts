import type { CompanyClock } from '../../domain/companyClock.ts';
import type { SheetGrid, Workbook } from '../../files/sheetGrid.ts';
import { findSheetRecords } from './eventSheet.ts';
import { withoutReasons } from './leftOutSheets.ts';
import type { KnownHeadings, Recognised, TableMapping } from './source.ts';
import { type Corrections, findTables } from './tables.ts';

interface RecogniseOptions {
  readonly clock: CompanyClock;
  /** The person’s own meaning of headings, which wins over ours. */
  readonly known: KnownHeadings;
  /** Tables with corrected columns, which win over all for the same sheet and line. */
  readonly mappings?: readonly TableMapping[];
}

/** The runs of rows in which nothing was recognised. */
function unknownRows(sheet: SheetGrid, taken: ReadonlySet<number>): Recognised['unknown'] {
  const found: { sheet: string; line: number; rows: number }[] = [];
  for (const { number } of sheet.rows) {
    if (taken.has(number)) continue;
    const last = found.at(-1);
    if (last && last.line + last.rows === number) last.rows += 1;
    else found.push({ sheet: sheet.name, line: number, rows: 1 });
  }
  return found;
}

function* recognising(
  workbook: Workbook,
  { clock, known, mappings = [] }: RecogniseOptions,
): Generator<void, Recognised> {
  const corrections: Corrections = { known, mappings };
  const tools = { clock, epoch: workbook.epoch };
  const parts: Recognised[] = [];
  for (const sheet of workbook.sheets.map(withoutReasons)) {
    const { records, tables, rows } = yield* findTables(sheet, corrections, tools);
    const rest = { ...sheet, rows: sheet.rows.filter(({ number }) => !rows.has(number)) };
    const labelled = findSheetRecords(rest, known, tools);
    const taken = new Set([...rows, ...labelled.rows]);
    parts.push({
      records: [...records, ...labelled.records].sort((one, other) => one.line - other.line),
      tables,
      unknown: unknownRows(sheet, taken),
    });
    yield;
  }
  return {
    records: parts.flatMap(({ records }) => records),
    tables: parts.flatMap(({ tables }) => tables),
    unknown: parts.flatMap(({ unknown }) => unknown),
  };
}

/**
 * Recognises records in the sheets of a file (decision 14): tables with a line of headings, and sheets with a label
 * beside each value. Reads nothing else, and takes no value that is not in the file: what is doubtful has a doubt, and
 * at most a proposed value.
 */
export function recognise(workbook: Workbook, options: RecogniseOptions): Recognised {
  const steps = recognising(workbook, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Like `recognise`, for a large file: keys and drawing have their turns meanwhile. @throws the reason of the signal */
export async function recogniseInTurns(
  workbook: Workbook,
  options: RecogniseOptions,
  signal?: AbortSignal,
): Promise<Recognised> {
  const steps = recognising(workbook, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }
}
