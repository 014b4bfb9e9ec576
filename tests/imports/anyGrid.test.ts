import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CellValue } from '../../src/files/sheetGrid.ts';
import { recognise } from '../../src/services/imports/recognise.ts';
import type { SourceField, SourceRecord } from '../../src/services/imports/source.ts';
import { clock, sheet, workbook } from './support.ts';

const LABELS = [
  'Event ID',
  'N° contrat',
  'Client',
  'Société',
  'Nom',
  'Prénom',
  'Contact client',
  'E-mail',
  'Téléphone',
  'Début',
  'Date',
  'Heure',
  'Fin',
  'Support',
  'Lieu',
  'Participants',
  'Notes',
  'Montant',
  'Statut',
  'Payé le',
  'Mode',
  'Total',
  'Truc',
];
const TEXTS = [
  'Gala',
  'Lou Bouzin',
  'Jacky <jacky@loubouzin.grd> + 666 12345',
  '4 Jun 2023 @ 1PM',
  '4 juin',
  '15h',
  '12 000,00 €',
  '1.250',
  '~200 personnes',
  'environ 20 invités',
  'signé',
  'CB',
  '#REF!',
  '?',
  '-',
  'Lieu : Tours',
  '\u202ex\u0000',
];
const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const wall = fc.record({
  day: fc.option(day.map((date) => date.toISOString().slice(0, 10))),
  time: fc.option(time.map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))),
});
const cell: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...LABELS) },
  { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 3, arbitrary: fc.constant(null) },
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.integer({ min: -5, max: 80_000 }),
  fc.boolean(),
  wall.filter((value) => value.day !== null || value.time !== null),
);
const grid = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 14 });
const recognisedOf = (rows: readonly CellValue[][], name = 'Feuil1') =>
  recognise(workbook([sheet(rows, name)]), { clock, known: {} });

const squeezed = (text: string): string =>
  text.replace(/[\s'\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]+/gu, '');
const digits = (text: string): string => text.replace(/\D/g, '');
const shown = (value: CellValue): string =>
  value !== null && typeof value === 'object' ? `${value.day ?? ''}${value.time ?? ''}` : String(value ?? '');

/** Everything that a record says of texts and numbers must stand in the sheet. */
function* told(record: SourceRecord): Generator<[SourceField, string]> {
  for (const [field, { value }] of Object.entries(record.values))
    if (value !== null) yield [field as SourceField, value];
}

it('any sheet is read without a failure', () => {
  fc.assert(
    fc.property(grid, (rows) => void recognisedOf(rows)),
    { numRuns: 400 },
  );
});

const WORDS: readonly SourceField[] = [
  'clientName',
  'fullName',
  'email',
  'phone',
  'support',
  'location',
  'name',
  'note',
];
const COUNTED: readonly SourceField[] = ['eventId', 'contractId', 'attendees'];

it('no value is invented', () => {
  fc.assert(
    fc.property(grid, (rows) => {
      const { records } = recognisedOf(rows);
      const cells = rows.flat().map(shown);
      const all = squeezed(cells.join(''));
      const numbers = new Set(
        cells.flatMap((text) => [digits(text), ...(text.match(/\d+/g) ?? []).map((each) => String(Number(each)))]),
      );
      for (const record of records)
        for (const [field, value] of told(record)) {
          // A value may be spread over several cells, and each of its words stands in one.
          if (WORDS.includes(field)) for (const word of value.split(/\s+/)) expect(all).toContain(squeezed(word));
          if (COUNTED.includes(field)) expect(numbers).toContain(value);
        }
    }),
    { numRuns: 400 },
  );
});

it('no row is lost: each is in a record, a line of headings, a title, or said to be unknown', () => {
  fc.assert(
    fc.property(grid, (rows) => {
      const { records, tables, unknown } = recognisedOf(rows);
      const told = JSON.stringify([records, tables]);
      const left = new Set(
        unknown.flatMap(({ line, rows: count }) => Array.from({ length: count }, (_, at) => line + at)),
      );
      const lines = new Set(tables.map(({ line }) => line));
      for (const [at, cells] of rows.entries()) {
        const texts = cells.filter(
          (each): each is string => typeof each === 'string' && /^[A-Z][a-z]+ [A-Z][a-z]+$/.test(each),
        );
        if (left.has(at + 1) || lines.has(at + 1) || lines.has(at + 2)) continue;
        for (const text of texts) expect(told).toContain(text);
      }
    }),
    { numRuns: 400 },
  );
});

it('what is proposed has a reason', () => {
  fc.assert(
    fc.property(grid, (rows) => {
      for (const { values } of recognisedOf(rows, 'Gala').records)
        for (const { value, doubt, proposed } of Object.values(values)) {
          if (proposed !== null || value === null) expect(doubt).not.toBeNull();
        }
    }),
    { numRuns: 300 },
  );
});

it('fifty thousand rows are read in a moment', () => {
  const rows: CellValue[][] = [['Société', 'Interlocuteur', 'E-mail', 'Téléphone', 'Client depuis']];
  for (let at = 0; at < 50_000; at += 1)
    rows.push([`Société ${at}`, `Jean Martin ${at}`, `jean${at}@martin.fr`, '01 23 45 67 89', '18/04/2021']);
  const { records, unknown } = recognisedOf(rows);
  expect(records).toHaveLength(50_000);
  expect(records.at(-1)?.values.email?.value).toBe('jean49999@martin.fr');
  expect(unknown).toEqual([]);
});

it.each([
  ['letters', 'a'],
  ['dashes', '-'],
  ['numbers', '1 '],
  ['dots and digits', '1.'],
  ['brackets', '('],
  ['blanks between digits', '1        '],
  ['at signs', 'a@'],
  ['quotes', "'"],
  ['dates', '4 juin '],
])('cells as long as a spreadsheet allows do not hold the reading up: %s', (_, piece) => {
  const long = `x${piece.repeat(Math.floor(32_760 / piece.length))}x`;
  const fields = LABELS.filter((label) => label !== 'Total');
  const rows: CellValue[][] = [fields, ...Array.from({ length: 5 }, () => fields.map(() => long))];
  const { records } = recognisedOf(rows);
  expect(records).toHaveLength(5);
  expect(recognisedOf(fields.map((label) => [label, long])).records).toHaveLength(1);
  expect(recognisedOf([[long], ['Lieu', 'Tours'], [long, long], ['Event ID', 3]]).records).toHaveLength(1);
});

it('a great many rows without labels do not hold the reading up', () => {
  const rows: CellValue[][] = [['Gala'], ['Event ID', 3]];
  for (let at = 0; at < 200_000; at += 1) rows.push([null, `ligne ${at}`]);
  rows.push(['Lieu', 'Tours'], ['Event ID', 4], ['Lieu', 'Blois']);
  expect(recognisedOf(rows).records.map(({ values }) => values.location?.value)).toEqual(['Tours', 'Blois']);
});
