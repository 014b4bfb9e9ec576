import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCompanyClock, startOfDay } from '../../src/domain/companyClock.ts';
import { addDays, isRealDay } from '../../src/domain/days.ts';

const clockOf = (zone: string) => createCompanyClock(zone, () => new Date('2026-11-23T12:00:00Z'));
const dayAt = (zone: string, instant: number) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(instant);

/** Days without a midnight, or with a midnight at an unusual instant. */
const DAYS: readonly (readonly [zone: string, day: string, start: string])[] = [
  ['Europe/Paris', '2026-03-29', '2026-03-28T23:00:00.000Z'],
  ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
  ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
  // One minute after midnight the clock moves back to the evening: the first of two midnights counts.
  ['America/St_Johns', '2010-11-07', '2010-11-07T02:30:00.000Z'],
  // The clock moves forward by half an hour, and by 44 minutes and 30 seconds.
  ['America/Caracas', '1965-01-01', '1965-01-01T04:30:00.000Z'],
  ['Africa/Monrovia', '1972-01-07', '1972-01-07T00:44:30.000Z'],
  // Samoa had no 30 December 2011, Kwajalein no 21 August 1993: a missing day begins when the next one does.
  ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z'],
  ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z'],
  ['Pacific/Kwajalein', '1993-08-21', '1993-08-21T12:00:00.000Z'],
];

test.each(DAYS)('in %s %s begins at %s', (zone, day, start) => {
  expect(startOfDay(clockOf(zone), day).toISOString()).toBe(start);
});

test('in every zone a day begins after the day before, and with its own first instant', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const aDay = fc.integer({ min: 0, max: 73_000 }).map((days) => addDays('1900-01-01', days));
  fc.assert(
    fc.property(fc.constantFrom(...zones), aDay, (zone, day) => {
      const start = startOfDay(clockOf(zone), day).getTime();
      expect(dayAt(zone, start) >= day && dayAt(zone, start - 1) < day).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test('the years 0 to 99 are not those of the 20th century', () => {
  expect(addDays('0050-01-31', 1)).toBe('0050-02-01');
  expect(isRealDay(4, 2, 29)).toBe(true);
});

test.each([
  [2023, 2, 29],
  [2023, 4, 31],
  [2023, 6, 0],
  [2023, 0, 4],
  [2023, 13, 4],
  [2023, 25, 4],
  // The 396th of January is the 31st of the next one.
  [2023, 1, 396],
])('in %i the month %i has no day %i', (year, month, day) => expect(isRealDay(year, month, day)).toBe(false));
