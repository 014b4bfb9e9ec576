/** Cells that somebody made to keep the program busy, or to steer the terminal. */
import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../src/files/sheetGrid.ts';
import { recognised } from './support.ts';

const LONGEST = 32_767;
/** An ordinary cell takes well under a millisecond. A pattern that goes back and forth would take minutes. */
const MOST_MS = 2000;

const PIECES = [
  ' ',
  '\t',
  '\n',
  '-',
  '.',
  ',',
  ':',
  ';',
  '/',
  '(',
  ')',
  '<',
  '@',
  '+',
  '0',
  '1',
  'a',
  'é',
  '\u0301',
  '"',
  '=',
  '~',
  '%',
  '€',
];
const PAIRS = [
  'a.',
  'a@',
  '@a',
  '1 ',
  '1/',
  '1-',
  '1.',
  '1:',
  '(1',
  '+1',
  ' -',
  '- ',
  'h ',
  '1h',
  ', ',
  'a ',
  'tél',
  'tél: ',
  ' à ',
  'le ',
  '@ 1PM',
  '\u001b[2J',
  '\u202ea',
];
const ENDS = ['', '!', '@', 'x', ' €', ' personnes'];
const LENGTHS = [120, 1000, LONGEST];

const HEADINGS = [
  'Client',
  'Contact',
  'Email',
  'Téléphone',
  'Début',
  'Fin',
  'Lieu',
  'Participants',
  'Notes',
  'Coût',
  'Statut',
  'N° contrat',
];
const took = (work: () => unknown): number => {
  const from = performance.now();
  work();
  return performance.now() - from;
};
const slow = (rows: (text: string) => readonly (readonly CellValue[])[]) =>
  [...PIECES, ...PAIRS].flatMap((piece) =>
    LENGTHS.flatMap((length) =>
      ENDS.flatMap((end) => {
        const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length - end.length) + end;
        const ms = took(() => recognised(rows(text)));
        return ms > MOST_MS
          ? [`${JSON.stringify(piece)} × ${length} + ${JSON.stringify(end)}: ${Math.round(ms)} ms`]
          : [];
      }),
    ),
  );

describe('no cell keeps the program busy', () => {
  it('as a value in each column of a table', () => {
    expect(slow((text) => [HEADINGS, HEADINGS.map(() => text)])).toEqual([]);
  }, 300_000);
  it('as a value of an event’s sheet', () => {
    expect(slow((text) => [['Titre'], ...HEADINGS.map((label) => [label, text])])).toEqual([]);
  }, 300_000);
  it('as a label, and as a heading', () => {
    expect(
      slow((text) => [
        [text, 'Client', text],
        [text, 'x', 'y'],
        [`Client ${text}`, text],
      ]),
    ).toEqual([]);
  }, 300_000);
});

it.each<[string, CellValue]>([
  ['1e308', 1e308],
  ['a negative zero', -0],
  ['the smallest number', 5e-324],
  ['the year 9999', { day: '9999-12-31', time: '23:59' }],
  ['the year 0', { day: '0000-01-01', time: null }],
  ['a text of 400 digits', '9'.repeat(400)],
  ['true', true],
])('%s in every column is a doubt or a text, and no error', (_what, cell) => {
  const { records } = recognised([HEADINGS, HEADINGS.map(() => cell)]);
  const texts = records.flatMap(({ values }) => Object.values(values).map(({ value }) => value ?? ''));
  expect(texts.filter((text) => /NaN|Infinity|undefined|\[object/.test(text))).toEqual([]);
  for (const { values } of records)
    for (const field of ['cost', 'attendees', 'contractId'] as const)
      expect(values[field]?.value ?? '').toMatch(/^(?:\d{1,15}(?:\.\d\d)?)?$/);
});
