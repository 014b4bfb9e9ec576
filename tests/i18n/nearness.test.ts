import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../src/i18n/translator.ts';

const TODAY = '2026-03-28';
const fr = createTranslator('fr', 'Europe/Paris');
const en = createTranslator('en', 'Europe/Paris');

describe('how near a day is', () => {
  it.each([
    ['2026-03-28', 'aujourd’hui', 'today'],
    ['2026-03-29', 'demain', 'tomorrow'],
    ['2026-03-30', 'dans 2 j', 'in 2 d'],
    ['2026-04-11', 'dans 14 j', 'in 14 d'],
    ['2026-04-12', '12/04/26', '12/04/26'],
    ['2026-03-27', 'hier', 'yesterday'],
    ['2026-03-14', 'il y a 14 j', '14 d ago'],
    ['2026-03-13', '13/03/26', '13/03/26'],
  ])('%s: %s, %s', (day, french, english) => {
    expect(fr.nearDay(day, TODAY)).toBe(french);
    expect(en.nearDay(day, TODAY)).toBe(english);
  });

  it.each([
    // The clock moves forward in the night to 29 March, and midnight is the company's.
    ['2026-03-28T18:00:00Z', 'auj. 19:00', 'today 19:00'],
    ['2026-03-28T22:59:00Z', 'auj. 23:59', 'today 23:59'],
    ['2026-03-28T23:00:00Z', 'demain 00:00', 'tomorrow 00:00'],
    ['2026-03-29T21:59:00Z', 'demain 23:59', 'tomorrow 23:59'],
    ['2026-03-29T22:00:00Z', 'dans 2 j', 'in 2 d'],
    ['2026-03-26T23:00:00Z', 'hier', 'yesterday'],
    ['2026-05-01T10:00:00Z', '01/05/26 12:00', '01/05/26 12:00'],
  ])('%s: %s, %s', (instant, french, english) => {
    expect(Math.max(french.length, english.length)).toBeLessThanOrEqual(14);
    expect(fr.near(new Date(instant), TODAY)).toBe(french);
    expect(en.near(new Date(instant), TODAY)).toBe(english);
  });

  it.each([
    ['2026-03-27', 'en retard de 1 j', '1 d late'],
    ['2026-03-16', 'en retard de 12 j', '12 d late'],
    ['2023-07-03', 'en retard de 999 j', '999 d late'],
    ['2023-07-02', 'en retard 02/07/23', 'late 02/07/23'],
  ])('late since %s: %s, %s', (day, french, english) => {
    expect(fr.lateBy(day, TODAY)).toBe(french);
    expect(en.lateBy(day, TODAY)).toBe(english);
  });
});
