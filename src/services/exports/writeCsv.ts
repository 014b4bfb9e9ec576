import { type Sink, textSink } from './sink.ts';
import { type CellKind, type CellValue, cleanLines, type ExportTable, type WriterTools } from './table.ts';

/** What stands between two fields. A French spreadsheet expects a semicolon and a decimal comma, an English one a comma. */
export type CsvSeparator = ';' | ',';

/** Excel takes a file for UTF-8 only where it begins with this. */
const BYTE_ORDER_MARK = '\ufeff';

/** Where a reader might cut a text into cells, whichever separator it believes in and whether or not it knows quotes. */
const CUTS = /([,;\t\n])/;

/** A cell that begins so is calculated, the full-width twins of the signs included (OWASP, « CSV Injection »). */
const FORMULA = /^[\s"]*[=+\-@＝＋－＠]/;

/** A text that a spreadsheet would take for a number or a date: `0612345678` would lose its zero, `3/4` become a day. */
const NUMBER = /^\d[\d.:/-]*(?:e\d+)?%?$/i;

const two = (value: number) => String(value).padStart(2, '0');

/**
 * A text that stays text in a spreadsheet: an apostrophe comes first, as one types it by hand. Every part that a reader
 * with another separator would make a cell of is treated alike.
 */
function keptAsText(text: string): string {
  if (NUMBER.test(text)) return `'${text}`;
  return text
    .split(CUTS)
    .map((part, at) => (at % 2 === 0 && FORMULA.test(part) ? `'${part}` : part))
    .join('');
}

const quoted = (text: string): string => (/[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A field as RFC 4180 writes it. Amounts, numbers and dates are written from their values. */
function field(kind: CellKind, value: CellValue, separator: CsvSeparator, { clock }: WriterTools): string {
  if (value === null) return '';
  if (value instanceof Date) {
    const { year, month, day, hour, minute } = clock.wallOf(value);
    return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
  }
  if (kind === 'money') return separator === ';' ? String(value).replace('.', ',') : String(value);
  return kind === 'text' ? quoted(keptAsText(cleanLines(String(value)))) : String(value);
}

/**
 * The table as separated values: UTF-8 with the mark that Excel wants, CRLF between records, the headings first.
 * Instants are in the company's time; amounts have a comma where the separator is a semicolon, else a point.
 */
export async function writeCsv<Row>(
  sink: Sink,
  table: ExportTable<Row>,
  tools: WriterTools,
  separator: CsvSeparator = ',',
): Promise<void> {
  const { columns, pages } = table;
  const out = textSink(sink);
  const headings = columns.map(({ heading }) => field('text', heading, separator, tools));
  out.add(`${BYTE_ORDER_MARK}${headings.join(separator)}\r\n`);
  let written = 0;
  for await (const page of pages) {
    for (const row of page) {
      const fields = columns.map(({ kind, value }) => field(kind, value(row), separator, tools));
      out.add(`${fields.join(separator)}\r\n`);
    }
    await out.drain();
    written += page.length;
    tools.onRows(written);
  }
  await out.flush();
}
