import { describe, expect, it } from 'vitest';
import { readProgramme } from '../../src/domain/programme.ts';

const said = (notes: string, start = 19 * 60, minutes = 5 * 60) =>
  readProgramme(notes, start, minutes).entries.map(({ from, until, what }) => [from, until, what]);

it.each([
  ['19h accueil', [1140, null, 'accueil']],
  ['20:30 dîner', [1230, null, 'dîner']],
  ['- 19h30 : discours', [1170, null, 'discours']],
  ['• 18 h 15 – vestiaire', [1095, null, 'vestiaire']],
  ['19h-20h cocktail', [1140, 1200, 'cocktail']],
  ['de 19h à 20h30 cocktail', [1140, 1230, 'cocktail']],
  ['from 5PM to 6:30 pm speeches', [1020, 1110, 'speeches']],
  ['5 p.m. reception', [1020, null, 'reception']],
  ['midi repas', [720, null, 'repas']],
  ['12 AM end', [0, null, 'end']],
])('«%s» is an entry of the programme', (line, entry) => {
  expect(said(line)).toEqual([entry]);
});

it.each([
  'Wedding starts at 3PM, by the river.',
  '25h accueil',
  '19h75 accueil',
  '13 PM lunch',
  '2h avant le début : montage',
  '10h de route',
  '75 personnes',
  '19h',
  'midinette au bar',
  '19hier',
  '',
])('«%s» stays a note', (line) => {
  expect(readProgramme(line, 1140, 300)).toEqual({ entries: [], others: line });
});

describe('the order of the day', () => {
  it('is by time, with the other lines kept in their order', () => {
    const { entries, others } = readProgramme('Traiteur : Dupont\n21h dîner\n19h accueil\nCode 12B', 1140, 300);
    expect(entries.map(({ what }) => what)).toEqual(['accueil', 'dîner']);
    expect(others).toBe('Traiteur : Dupont\nCode 12B');
  });

  it('goes on after midnight, and begins with what is set up before the start', () => {
    expect(said('1h fin\n9h montage\n20h dîner', 19 * 60, 7 * 60).map(([, , what]) => what)).toEqual([
      'montage',
      'dîner',
      'fin',
    ]);
  });

  it('is that of the notes where the event lasts longer than a day', () => {
    expect(said('20h dîner\n8h départ', 19 * 60, 48 * 60).map(([, , what]) => what)).toEqual(['dîner', 'départ']);
  });
});

it('a long line of spaces or digits is read quickly', () => {
  const before = performance.now();
  readProgramme(`${' '.repeat(2500)}19h${' '.repeat(2400)}`, 0, 60);
  readProgramme('1'.repeat(5000), 0, 60);
  expect(performance.now() - before).toBeLessThan(200);
});
