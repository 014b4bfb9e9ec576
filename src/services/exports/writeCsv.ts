import { type Sink, textSink } from './sink.ts';
import { type CellKind, type CellValue, cleanLines, type ExportTable, type WriterTools } from './table.ts';

/**
 * The separator. A French spreadsheet expects a semicolon and a decimal comma, an English one a comma; what is pasted
 * into one has tabs.
 */
export type CsvSeparator = ';' | ',' | '\t';

/** Excel reads a file as UTF-8 only if it begins with this mark. */
const BYTE_ORDER_MARK = '\ufeff';

/** Characters where a reader may split a text into cells, with another separator or without support for quotes. */
const CUTS = /([,;|\t\n])/;

/**
 * A spreadsheet evaluates a cell with this start as a formula (OWASP, « CSV Injection »). Full-width signs count too.
 */
const FORMULA = /^[\s"]*[=+\-@＝＋－＠]/;

/**
 * Text that a spreadsheet converts to a number or a date: `0612345678` would lose its zero, `3/4` would become a day.
 */
const NUMBER = /^\d[\d.:/-]*(?:e\d+)?%?$/i;

const two = (value: number) => String(value).padStart(2, '0');

/**
 * Adds an apostrophe, as a user does by hand, so that a spreadsheet keeps the text as text. Each part that a reader
 * with another separator would make a cell gets one too.
 */
function keptAsText(text: string): string {
  if (NUMBER.test(text)) return `'${text}`;
  return text
    .split(CUTS)
    .map((part, at) => (at % 2 === 0 && FORMULA.test(part) ? `'${part}` : part))
    .join('');
}

const quoted = (text: string): string => (/[",;|\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Formats a field as in RFC 4180. Amounts, numbers and dates are formatted from their values. */
function field(kind: CellKind, value: CellValue, hasComma: boolean, { clock }: WriterTools): string {
  if (value === null) return '';
  if (value instanceof Date) {
    const { year, month, day, hour, minute } = clock.toLocal(value);
    return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
  }
  if (kind === 'money') return hasComma ? String(value).replace('.', ',') : String(value);
  return kind === 'text' ? quoted(keptAsText(cleanLines(String(value)))) : String(value);
}

/**
 * Writes the table as CSV: UTF-8 with the byte order mark for Excel, CRLF between records, headings first. Instants are
 * in the company's time zone.
 * @param hasComma whether amounts have a decimal comma; usually beside semicolons only
 */
export async function writeCsv<Row>(
  sink: Sink,
  table: ExportTable<Row>,
  tools: WriterTools,
  separator: CsvSeparator = ',',
  hasComma = separator === ';',
): Promise<void> {
  const { columns, pages } = table;
  const out = textSink(sink);
  const headings = columns.map(({ heading }) => field('text', heading, hasComma, tools));
  out.add(`${BYTE_ORDER_MARK}${headings.join(separator)}\r\n`);
  let written = 0;
  for await (const page of pages) {
    for (const row of page) {
      const fields = columns.map(({ kind, value }) => field(kind, value(row), hasComma, tools));
      out.add(`${fields.join(separator)}\r\n`);
    }
    await out.drain();
    written += page.length;
    tools.onRows(written);
  }
  await out.flush();
}
