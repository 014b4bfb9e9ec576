import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../src/files/sheetGrid.ts';
import { readValue } from '../../src/services/imports/readValue.ts';
import type { SourceField } from '../../src/services/imports/source.ts';
import { clock } from './support.ts';

/** The value, or the key of the doubt with what is proposed; null where nothing is written. */
function read(field: SourceField, cell: CellValue | readonly CellValue[], epoch: 1900 | 1904 = 1900): string | null {
  const cells = (Array.isArray(cell) ? cell : [cell]).map((each: CellValue) => ({ cell: each, line: 1 }));
  const value = readValue(field, cells, { clock, epoch });
  if (value === null) return null;
  const { doubt, proposed } = value;
  return [value.value, doubt?.key, proposed === null ? null : `→ ${proposed}`].filter((each) => each != null).join(' ');
}

describe('an instant', () => {
  it.each<[CellValue, string | null]>([
    ['4 Jun 2023 @ 1PM', '2023-06-04 13:00'],
    ['05/06/2023 15h', '2023-06-05 15:00'],
    ['5 mai 2023 à 15h00', '2023-05-05 15:00'],
    ['dimanche 4 juin 2023 13h', '2023-06-04 13:00'],
    ['2023-06-04T13:00:00', '2023-06-04 13:00'],
    ['2023-06-04 13:00:00', '2023-06-04 13:00'],
    ['04/06/2023 13:00:00', '2023-06-04 13:00'],
    ['2023-06-04T11:00:00Z', '2023-06-04 13:00'],
    ['2023-06-04T07:00:00-04:00', '2023-06-04 13:00'],
    ['04/06/23 13:00', '2023-06-04 13:00'],
    ["'2023-06-04 13:00", 'field.dateTime'],
    [{ day: '2023-06-04', time: '13:00' }, '2023-06-04 13:00'],
    [{ day: '2023-06-04', time: '00:00' }, '2023-06-04 00:00'],
    [{ day: '2023-06-04', time: null }, 'field.timeMissing'],
    [{ day: null, time: '13:00' }, 'field.dayMissing'],
    [{ day: '2023-03-26', time: '02:30' }, 'field.timeGap'],
    [{ day: '0023-06-04', time: '13:00' }, 'field.dateYear'],
    [45081.54, '2023-06-04 12:58'],
    [45081.541666666664, '2023-06-04 13:00'],
    ['45081.541666666664', '2023-06-04 13:00'],
    [45081, 'field.timeMissing'],
    [2023, 'field.dateTime'],
    [1e300, 'field.dateTime'],
    [-1, 'field.dateTime'],
    [true, 'field.dateTime'],
    ['4 juin 2023', 'field.timeMissing'],
    ['4 juin 13h', 'imports.value.incompleteDate → 2027-06-04 13:00'],
    ['samedi 20h', 'imports.value.incompleteDate → 2026-11-28 20:00'],
    ['demain 15h', 'imports.value.incompleteDate → 2026-11-24 15:00'],
    ['29/02 13h', 'imports.value.incompleteDate → 2028-02-29 13:00'],
    ['13h', 'field.dayMissing'],
    ['31/02/2023 13h', 'field.dateMissing'],
    ['06/30/2023 1:00 PM', 'field.dateMissing'],
    ['l’été prochain', 'field.dateTime'],
    ['6/4/2023 1:00 PM', 'imports.value.dayOrMonth → 2023-04-06 13:00'],
    ['6/6/2023 1:00 PM', '2023-06-06 13:00'],
    ['à définir', 'imports.value.unknown'],
    ['#REF!', 'imports.value.failed'],
    ['-', null],
    ['', null],
    [null, null],
  ])('of %j is %s', (cell, value) => expect(read('start', cell)).toBe(value));

  it('counts from the year of its file', () => expect(read('start', 45081.5 - 1462, 1904)).toBe('2023-06-04 12:00'));

  it.each<[readonly CellValue[], string]>([
    [['05/06/2023', '15h'], '2023-06-05 15:00'],
    [
      [
        { day: '2023-06-05', time: null },
        { day: null, time: '15:00' },
      ],
      '2023-06-05 15:00',
    ],
    [[45082, 0.625], '2023-06-05 15:00'],
  ])('of the cells %j is %s', (cells, value) => expect(read('start', cells)).toBe(value));

  it.each<[CellValue, string]>([
    ['2h', '2023-06-05 02:00'],
    ['23h', '2023-06-04 23:00'],
    ['minuit', '2023-06-05 00:00'],
    ['5 juin 2h', '2023-06-05 02:00'],
    ['5 juin', 'field.timeMissing'],
    ['lendemain 2h', '2023-06-05 02:00'],
    [{ day: null, time: '02:00' }, '2023-06-05 02:00'],
    ['5 Jun 2023 @ 2AM', '2023-06-05 02:00'],
  ])('at the end is read after the start: %j is %s', (cell, value) => {
    const found = readValue('end', [{ cell, line: 1 }], { clock, epoch: 1900, start: '2023-06-04 13:00' });
    expect(found?.value ?? found?.doubt?.key).toBe(value);
  });
});

describe('a day', () => {
  it.each<[CellValue, string]>([
    ['18 avril 2021', '2021-04-18'],
    ['18/04/2021', '2021-04-18'],
    ['2021-04-18', '2021-04-18'],
    ['2021-04-18 10:30', '2021-04-18'],
    [{ day: '2021-04-18', time: '10:30' }, '2021-04-18'],
    [44304, '2021-04-18'],
    ['44304', '2021-04-18'],
    ['18 avril', 'imports.value.incompleteDate → 2026-04-18'],
    ['hier', 'imports.value.incompleteDate → 2026-11-22'],
    ['oui', 'field.date'],
    [12, 'field.date'],
  ])('of %j is %s', (cell, value) => expect(read('signedOn', cell)).toBe(value));
});

describe('an amount', () => {
  it.each<[CellValue, string]>([
    ['12 000,00 €', '12000.00'],
    ['12\u202f000,00\u00a0€', '12000.00'],
    ['12,000.00', '12000.00'],
    ['€12000', '12000.00'],
    ['12.000,00', '12000.00'],
    ['1.234.567', '1234567.00'],
    ['12’000.50', '12000.50'],
    ['12 000 EUR', '12000.00'],
    ['1250,5', '1250.50'],
    [12000, '12000.00'],
    [1249.9999999999998, '1250.00'],
    [0.1 + 0.2, '0.30'],
    [10.125, 'field.amountPlaces → 10.13'],
    ['12.000', 'field.amountAmbiguous → 12000.00'],
    ['12,000', 'field.amountAmbiguous → 12000.00'],
    ['1,2,3', 'field.amountAmbiguous'],
    [-20, 'field.negative'],
    ['-20 €', 'field.negative'],
    ['(1 200,00)', 'field.negative'],
    [0, 'field.positive'],
    ['0,00', 'field.positive'],
    ['$12,000', 'imports.value.amount'],
    ['12000 HT', 'imports.value.amount'],
    ['gratuit', 'imports.value.amount'],
    [1e20, 'field.amountTooLarge'],
    ['#VALEUR!', 'imports.value.failed'],
  ])('of %j is %s', (cell, value) => expect(read('cost', cell)).toBe(value));

  it('may be zero where it is what is paid or due', () => {
    expect(read('balance', 0)).toBe('0.00');
    expect(read('paid', '0 €')).toBe('0.00');
  });
});

describe('a number', () => {
  it.each<[CellValue, string]>([
    ['75', '75'],
    [75, '75'],
    ['1 200', '1200'],
    ['200 personnes', '200'],
    ['80 pax', '80'],
    ['0', '0'],
    ['~200 personnes', 'imports.value.approximate → 200'],
    ['environ 120', 'imports.value.approximate → 120'],
    ['about 120 guests', 'imports.value.approximate → 120'],
    ['100-120', 'imports.value.approximate → 120'],
    ['100 à 120 personnes', 'imports.value.approximate → 120'],
    ['50 adultes, 20 enfants', 'field.integer'],
    ['75.5', 'field.integer'],
    [75.5, 'field.integer'],
    [-3, 'field.integer'],
    ['beaucoup', 'field.integer'],
    ['?', 'imports.value.unknown'],
    ['n/a', 'imports.value.unknown'],
    ['99999999999', 'field.tooMany'],
  ])('of people of %j is %s', (cell, value) => expect(read('attendees', cell)).toBe(value));

  it.each<[CellValue, string]>([
    ['109', '109'],
    [109, '109'],
    ['n° 109', '109'],
    ['#109', '109'],
    ['109.0', '109'],
    ['EVT-109', 'imports.value.number → 109'],
    ['109 / 110', 'imports.value.number'],
    [0, 'imports.value.number'],
    [-109, 'imports.value.number'],
    [109.5, 'imports.value.number'],
    ['99999999999', 'imports.value.number'],
  ])('of a record of %j is %s', (cell, value) => expect(read('eventId', cell)).toBe(value));
});

describe('a word', () => {
  it.each([
    ['statut', 'brouillon', 'draft'],
    ['statut', 'À signer', 'to_sign'],
    ['statut', 'SIGNÉ', 'signed'],
    ['statut', 'signée', 'signed'],
    ['statut', 'Clos', 'closed'],
    ['statut', 'annulé', 'cancelled'],
    ['statut', 'canceled', 'cancelled'],
    ['statut', 'non signé', 'imports.value.statut → to_sign'],
    ['statut', 'oui', 'imports.value.statut → signed'],
    ['statut', 'bizarre', 'imports.value.statut'],
    ['method', 'Virement', 'transfer'],
    ['method', 'CB', 'card'],
    ['method', 'Chèque', 'cheque'],
    ['method', 'check', 'cheque'],
    ['method', 'espèces', 'cash'],
    ['method', 'bitcoin', 'imports.value.method'],
  ] as const)('for the %s «%s» is %s', (field, cell, value) => expect(read(field, cell)).toBe(value));
});

describe('a text', () => {
  it('keeps its exact signs, without what nobody sees', () => {
    expect(read('name', '  L’été «  double  espace » & Cie ')).toBe('L’été «  double  espace » & Cie');
    expect(read('location', '12 rue X\r\n41120 Candé')).toBe('12 rue X 41120 Candé');
    expect(read('notes', 'un\r\ndeux')).toBe('un\ndeux');
    expect(read('name', 'Ga\u200bla')).toBe('Gala imports.value.hidden');
    expect(read('name', '\u202eGala')).toBe('Gala imports.value.hidden');
  });

  it('that is too long is not cut', () => {
    expect(read('name', 'x'.repeat(120))).toBe('x'.repeat(120));
    expect(read('name', 'x'.repeat(121))).toBe('field.tooLong');
  });

  it('of a place that is not known yet is proposed as the form takes it', () =>
    expect(read('location', 'à définir')).toBe('imports.value.unknown → à définir'));

  it('like a formula is only a text', () => expect(read('name', '=1+1')).toBe('=1+1'));
});
