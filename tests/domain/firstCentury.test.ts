/** `Date.UTC` takes the years 0 to 99 for 1900 to 1999; the company's days must not. */
import { expect, it } from 'vitest';
import { createCompanyClock, startOfDay } from '../../src/domain/companyClock.ts';
import { dayRanges } from '../../src/services/lists/dayRanges.ts';
import { addMonths } from '../../src/tui/panes/calendar/calendarGrid.ts';

const now = () => new Date('2026-06-04T10:00:00Z');
const utc = createCompanyClock('UTC', now);
const paris = createCompanyClock('Europe/Paris', now);

it.each([0, 4, 50, 99, 100])('a time in the year %i is that of its year', (year) => {
  const wall = { year, month: 3, day: 1, hour: 14, minute: 30 };
  const instant = new Date(`${String(year).padStart(4, '0')}-03-01T14:30:00Z`);
  expect(utc.toInstant(wall)).toEqual(instant);
  expect(utc.toLocal(instant)).toEqual(wall);
  expect(paris.toLocal(paris.toInstant(wall) ?? now())).toEqual(wall);
});

it('a day of the year 50 starts in the year 50', () => {
  expect(startOfDay(utc, '0050-03-01')).toEqual(new Date('0050-03-01T00:00:00Z'));
});

it('a filter for a day, or a month, of the year 50 ends in the year 50', () => {
  expect(dayRanges('01/03/0050', utc)).toEqual([{ from: '0050-03-01', until: '0050-03-02' }]);
  expect(dayRanges('03/0050', utc)).toEqual([{ from: '0050-03-01', until: '0050-04-01' }]);
});

it('the calendar moves by months in the year 50', () => {
  expect(addMonths('0050-01-31', 1)).toBe('0050-02-28');
  expect(addMonths('0099-12-31', 2)).toBe('0100-02-28');
});
