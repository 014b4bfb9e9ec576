import { expect, test } from 'vitest';
import { gridsOf, refusalOf, written } from './gridsOf.ts';

const BOM = '\ufeff';
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const TEXT = 'Prénom;Reçu\r\nZoé;12 000,00 €\r\n';
const GRID = [['a', { 1: ['Prénom', 'Reçu'], 2: ['Zoé', '12 000,00 €'] }]];

test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a mark', Buffer.from(BOM + TEXT)],
  ['UTF-16 little-endian with a mark', Buffer.from(BOM + TEXT, 'utf16le')],
  ['UTF-16 big-endian with a mark', swapped(BOM + TEXT)],
  ['UTF-16 little-endian', Buffer.from(`Prenom;Recu;Ville;Pays;Adresse\r\n${TEXT}`, 'utf16le')],
  ['UTF-16 big-endian', swapped(`Prenom;Recu;Ville;Pays;Adresse\r\n${TEXT}`)],
  ['Windows-1252', Buffer.from(TEXT.replace('€', '\x80'), 'latin1')],
])('%s is decoded', async (name, bytes) => {
  const grid = name.endsWith('endian')
    ? [['a', { 1: ['Prenom', 'Recu', 'Ville', 'Pays', 'Adresse'], 2: ['Prénom', 'Reçu'], 3: ['Zoé', '12 000,00 €'] }]]
    : GRID;
  expect(await gridsOf('a.csv', bytes)).toEqual(grid);
});

test.each([
  ['semicolons', 'Nom;Prix\nZoé;1,5\n'],
  ['commas', 'Nom,Prix\nZoé,"1,5"\n'],
  ['tabs', 'Nom\tPrix\nZoé\t1,5\n'],
  ['bars', 'Nom|Prix\nZoé|1,5\n'],
  ['a separator that Excel is told', 'sep=|\r\nNom|Prix\nZoé|1,5\n'],
  ['old line ends', 'Nom;Prix\rZoé;1,5\r'],
])('%s part the values', async (_name, text) => {
  expect(await gridsOf('a.csv', text)).toEqual([['a', { 1: ['Nom', 'Prix'], 2: ['Zoé', '1,5'] }]]);
});

test('amounts with commas in every line do not make the comma a separator', async () => {
  expect(await gridsOf('a.csv', '1,5;2,5;3,5\n4,5;5,5;6,5\n')).toEqual([
    ['a', { 1: ['1,5', '2,5', '3,5'], 2: ['4,5', '5,5', '6,5'] }],
  ]);
});

test('a quoted value may have several lines, quotes and separators; numbers and days stay texts', async () => {
  const text = '"Notes ""à lire""\r\nsuite; fin";007;05/06/2023\r\n\r\nx;+33 6;=1+1\r\n';
  expect(await gridsOf('Été 2023.csv', text)).toEqual([
    ['Été 2023', { 1: ['Notes "à lire"\nsuite; fin', '007', '05/06/2023'], 3: ['x', '+33 6', '=1+1'] }],
  ]);
});

test('a closing quotation mark that is missing does not swallow a large file in silence', async () => {
  const path = written('a.csv', `"Nom;Prix\n${'Zoé;1\n'.repeat(10_000)}`);
  expect(await refusalOf(path)).toBe('spreadsheet.characters');
});
