import { expect, it } from 'vitest';
import { createCompanyClock, startOfDay } from '../../src/domain/companyClock.ts';
import { addDays, touches } from '../../src/domain/days.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import { type CalendarEvent, findOverlaps } from '../../src/services/calendarDays.ts';
import { addMonths, firstWeekday, shownDays } from '../../src/tui/panes/calendar/calendarGrid.ts';

const paris = createCompanyClock('Europe/Paris', () => new Date());

it('a month is shown in whole weeks from Monday', () => {
  expect(shownDays('month', '2026-11-23', 1)).toEqual({ from: '2026-10-26', days: 42 });
  expect(shownDays('month', '2027-02-14', 1)).toEqual({ from: '2027-02-01', days: 28 });
  expect(shownDays('week', '2027-01-02', 1)).toEqual({ from: '2026-12-28', days: 7 });
  expect(firstWeekday(createTranslator('fr', 'Europe/Paris'))).toBe(1);
  expect(firstWeekday(createTranslator('en', 'Europe/Paris'))).toBe(1);
});

it('a month later is the same day, or the last one of that month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
});

it('a day lasts 23, 24 or 25 hours, by the company’s clock', () => {
  const hours = (day: string) =>
    (startOfDay(paris, addDays(day, 1)).getTime() - startOfDay(paris, day).getTime()) / 3_600_000;
  expect(['2026-03-29', '2026-10-25', '2026-11-23'].map(hours)).toEqual([23, 25, 24]);
});

it('a day without a midnight begins with its first instant', () => {
  const cairo = createCompanyClock('Africa/Cairo', () => new Date());
  expect(startOfDay(cairo, '2026-04-24').toISOString()).toBe('2026-04-23T22:00:00.000Z');
});

it('an event that ends at midnight belongs to the evening, one that starts at midnight to the new day', () => {
  const day = { start: startOfDay(paris, '2026-11-23'), end: startOfDay(paris, '2026-11-24') };
  const slot = (start: string, end: string) => ({ start: new Date(start), end: new Date(end) });
  expect(touches(slot('2026-11-22T18:00:00Z', '2026-11-22T23:00:00Z'), day)).toBe(false);
  expect(touches(slot('2026-11-22T18:00:00Z', '2026-11-22T23:01:00Z'), day)).toBe(true);
  expect(touches(slot('2026-11-23T23:00:00Z', '2026-11-24T01:00:00Z'), day)).toBe(false);
});

it('an overlap concerns one support; an event that ends when another starts does not overlap it', () => {
  const event = (id: number, support: number | null, from: number, to: number): CalendarEvent => ({
    id,
    name: '',
    companyName: '',
    location: '',
    attendees: 75,
    gaps: [],
    support: support === null ? null : { id: support, name: '' },
    start: new Date(from * 3_600_000),
    end: new Date(to * 3_600_000),
  });
  const events = [
    event(1, 7, 0, 10),
    event(2, 8, 1, 3),
    event(3, 7, 2, 3),
    event(4, 8, 3, 4),
    event(5, null, 3, 4),
    event(6, null, 3, 4),
    event(7, 7, 9, 11),
    event(8, 7, 11, 12),
  ];
  expect([...findOverlaps(events)].toSorted()).toEqual([1, 3, 7]);
});
