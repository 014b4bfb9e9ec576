import { type Sink, textSink } from './sink.ts';
import {
  type CellKind,
  type CellValue,
  cleanLines,
  type ExportTable,
  looksLikeFormula,
  type WriterTools,
} from './table.ts';

/** Excel takes a file for UTF-8 only where it begins with this. */
const BYTE_ORDER_MARK = '\ufeff';

const two = (value: number) => String(value).padStart(2, '0');

/**
 * A field as RFC 4180 writes it. Text that a spreadsheet would calculate gets an apostrophe first, which is how one types
 * such text by hand; amounts, numbers and dates are written from their values and are left as they are.
 */
function field(kind: CellKind, value: CellValue, { clock, clean }: WriterTools): string {
  if (value === null) return '';
  if (value instanceof Date) {
    const { year, month, day, hour, minute } = clock.wallOf(value);
    return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
  }
  if (kind !== 'text') return String(value);
  const text = cleanLines(String(value), clean);
  const safe = looksLikeFormula(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The table as comma-separated values: UTF-8 with the mark that Excel wants, CRLF between records, the headings first.
 * Instants are in the company's time, amounts with a point.
 */
export async function writeCsv<Row>(sink: Sink, table: ExportTable<Row>, tools: WriterTools): Promise<void> {
  const { columns, pages } = table;
  const out = textSink(sink);
  const headings = columns.map(({ heading }) => field('text', heading, tools));
  out.add(`${BYTE_ORDER_MARK}${headings.join(',')}\r\n`);
  let written = 0;
  for await (const page of pages) {
    for (const row of page) {
      const fields = columns.map(({ kind, value }) => field(kind, value(row), tools));
      out.add(`${fields.join(',')}\r\n`);
    }
    await out.drain();
    written += page.length;
    tools.onRows(written);
  }
  await out.flush();
}
