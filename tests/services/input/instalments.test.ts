import { describe, expect, it } from 'vitest';
import { createCompanyClock } from '../../../src/domain/companyClock.ts';
import { duesOf, readLines } from '../../../src/domain/instalments.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';
import { instalments, typedInstalments } from '../../../src/services/input/instalments.ts';

const clock = createCompanyClock('Europe/Paris', () => new Date('2026-11-29T12:00:00Z'));
const texts = createTranslator('fr', 'Europe/Paris');
const read = (typed: string, cost = '10000.00') => instalments(typed, cost, { clock, texts });

describe('instalments as people type them', () => {
  it.each([
    ['30 % signature\n70 % J-30', '3000.00 signature\n7000.00 J-30'],
    ['30% à la signature ; 70% j - 30', '3000.00 signature\n7000.00 J-30'],
    ['2 000 € 15/3\n8 000,00 J-7', '2000.00 2027-03-15\n8000.00 J-7'],
    ['2000 15/03/2027\nsolde signature', '2000.00 2027-03-15\n8000.00 signature'],
    ['500 2027-03-15\n\n  rest D-1 ', '500.00 2027-03-15\n9500.00 J-1'],
    ['30 % signature, 70 % J-30', '3000.00 signature\n7000.00 J-30'],
    ['2 000,50 € 15/3, 500 1/4/2027, solde J-7', '2000.50 2027-03-15\n500.00 2027-04-01\n7499.50 J-7'],
    ['30 % January 3, 2027, 70 % D-1', '3000.00 2027-01-03\n7000.00 J-1'],
    ['10000 January 3, 2027', '10000.00 2027-01-03'],
    ['50 % demain\n5000 € J-0', '5000.00 2026-11-30\n5000.00 J-0'],
  ])('%j', (typed, stored) => expect(read(typed)).toEqual({ value: stored }));

  it.each([
    ['30 % signature\n70 % J-30', '0.01', '0.01 J-30'],
    ['33,33 % signature\n33,33 % J-60\n33,34 % J-30', '100.01', '33.33 signature\n33.34 J-60\n33.34 J-30'],
    ['30 % signature\n70 % J-30', '9999999999.98', '2999999999.99 signature\n6999999999.99 J-30'],
  ])('%j of %s', (typed, cost, stored) => expect(read(typed, cost)).toEqual({ value: stored }));

  it('says what is missing, or too much', () => {
    expect(read('30 % signature\n60 % J-30')).toEqual({
      problem: { key: 'field.instalmentsMissing', params: { amount: texts.money('1000.00') } },
    });
    expect(read('9000 signature\n2500,50 J-30')).toEqual({
      problem: { key: 'field.instalmentsOver', params: { amount: texts.money('1500.50') } },
    });
    expect(read('12000 signature\nsolde J-30')).toMatchObject({ problem: { key: 'field.instalmentsOver' } });
  });

  it.each([
    ['', 'field.required'],
    ['signature', 'field.instalment'],
    ['10000', 'field.instalment'],
    ['10000 jamais', 'field.instalmentDay'],
    ['10000 30/2/2027', 'field.instalmentDay'],
    ['-10000 signature', 'field.instalment'],
    ['0 signature\n10000 J-3', 'field.positive'],
    ['1.250 signature', 'field.amountAmbiguous'],
  ])('%j is refused', (typed, key) => expect(read(typed)).toMatchObject({ problem: { key } }));

  it.each(['fr', 'en'] as const)('what the form shows is read again as it was, in %s', (lang) => {
    const stored = '1234.50 signature\n0.50 J-30\n8765.00 2027-03-15';
    const shown = typedInstalments(readLines(stored), createTranslator(lang, 'Europe/Paris'), '€');
    expect(read(shown)).toEqual({ value: stored });
  });
});

describe('what is due', () => {
  const contract = {
    instalments: '30.00 signature\n70.00 J-30',
    cost: '100.00',
    balance: '100.00',
    statut: 'signed',
  };
  const days = { today: '2026-11-29', signed: '2026-11-28', beforeEvent: null };

  it('is late from the day after, and the payment fills what comes first', () => {
    expect(duesOf(contract, days)).toMatchObject({
      due: '30.00',
      late: { amount: '30.00', since: '2026-11-28' },
      next: null,
    });
    expect(duesOf(contract, { ...days, today: '2026-11-28' })).toMatchObject({ due: '30.00', late: null });
    const begun = duesOf({ ...contract, balance: '60.00' }, { ...days, beforeEvent: () => '2026-12-24' });
    expect(begun).toMatchObject({ due: '0.00', late: null, next: { amount: '60.00', day: '2026-12-24' } });
    expect(begun.instalments.map(({ paid }) => paid)).toEqual(['30.00', '10.00']);
  });

  it.each(['draft', 'to_sign', 'cancelled'])('nothing of a contract that is %s', (statut) => {
    expect(duesOf({ ...contract, statut }, days)).toMatchObject({ due: '0.00', late: null, next: null });
  });
});
