import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCompanyClock, startOfDay } from '../../src/domain/companyClock.ts';
import { addDays } from '../../src/domain/days.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import { type CalendarDay, type CalendarEvent, findOverlaps } from '../../src/services/calendarDays.ts';
import { COLORS } from '../../src/tui/kit/paint.ts';
import { textWidth } from '../../src/tui/kit/text.ts';
import { shownDays } from '../../src/tui/panes/calendar/calendarGrid.ts';
import { type CalendarState, eventsOf, startCalendar } from '../../src/tui/panes/calendar/calendarState.ts';
import { monthLines } from '../../src/tui/panes/calendar/monthLines.ts';
import { supportLines, weekLines } from '../../src/tui/panes/calendar/weekLines.ts';
import { naughtyString } from '../tui/kit/naughty.ts';

const clock = createCompanyClock('Europe/Paris', () => new Date('2026-11-23T12:00:00Z'));
const texts = createTranslator('fr', 'Europe/Paris');
const CURSOR = '2026-11-25';

const days = (view: CalendarState['view']) => {
  const { from, days: count } = shownDays(view, CURSOR, 1);
  return Array.from({ length: count }, (_, at) => addDays(from, at));
};

function stateOf(view: CalendarState['view'], events: readonly CalendarEvent[], place = 0): CalendarState {
  const fetched = days(view).map((day): CalendarDay => {
    const [start, end] = [startOfDay(clock, day), startOfDay(clock, addDays(day, 1))];
    const those = events.filter((event) => event.start < end && event.end > start);
    return { day, start, end, events: those, total: those.length, isExact: true };
  });
  const overlaps = findOverlaps(eventsOf(fetched));
  return { ...startCalendar(CURSOR, { kind: 'all' }), view, place, days: fetched, overlaps, phase: 'ready' };
}

const event = (id: number, values: Partial<CalendarEvent> = {}): CalendarEvent => ({
  id,
  name: `Événement ${id}`,
  start: new Date('2026-11-25T09:00:00Z'),
  end: new Date('2026-11-25T10:00:00Z'),
  support: { id: 1, name: 'Kate Hastroff' },
  companyName: 'Cool Startup LLC',
  location: 'Lyon',
  attendees: 75,
  gaps: [],
  ...values,
});

const tools = (width: number, height: number) => ({ width, height, texts, palette: COLORS, today: '2026-11-23' });
const plain = (lines: readonly string[]) => lines.map(stripVTControlCharacters);
const DRAW = { month: monthLines, week: weekLines, supports: supportLines } as const;

it('every line has exactly the width of the window, whatever the names and the size', () => {
  const names = fc.array(fc.oneof(naughtyString, fc.constantFrom('婚礼派对', 'حفل كبير', '👩‍👩‍👧 fête')), {
    maxLength: 12,
  });
  const size = fc.record({ width: fc.integer({ min: 58, max: 398 }), height: fc.integer({ min: 12, max: 96 }) });
  fc.assert(
    fc.property(names, size, fc.constantFrom('month', 'week', 'supports'), (found, { width, height }, view) => {
      const events = found.map((name, at) => event(at + 1, { name, support: { id: at % 3, name } }));
      const lines = DRAW[view](stateOf(view, events), days(view), tools(width, height));
      expect(lines).toHaveLength(height);
      for (const line of plain(lines)) expect(textWidth(line)).toBe(width);
    }),
    { numRuns: 60 },
  );
});

it('a month shows for each day the numbers of events, of unassigned ones, and of overlapping ones', () => {
  const events = [
    event(1),
    event(2, { start: new Date('2026-11-25T09:30:00Z') }),
    event(3, { support: null, start: new Date('2026-11-26T20:00:00Z'), end: new Date('2026-11-27T01:00:00Z') }),
  ];
  const lines = plain(monthLines(stateOf('month', events), days('month'), tools(118, 37)));
  const at = lines.findIndex((line) => line.startsWith(' [23] '));
  const cells = lines.slice(at, at + 3).map((line) => line.split('│'));
  expect(cells.map((cell) => cell[2]?.trimEnd())).toEqual(['▸25        2 2!', '!10:00 Événemen…', '!10:30 Événemen…']);
  expect(cells[0]?.[3]).toMatch(/^ 26 ─+ 1 1\? $/);
  expect(cells[1]?.[3]).toMatch(/^\?21:00 É/);
  expect(cells[1]?.[4]).toMatch(/^\?→02:00 É/);
});

it('events without room in a day are counted in its last line', () => {
  const events = Array.from({ length: 300 }, (_, at) => event(at + 1, { support: null }));
  const lines = plain(monthLines(stateOf('month', events), days('month'), tools(118, 37)));
  const at = lines.findIndex((line) => line.startsWith(' [23] '));
  const cell = lines.slice(at, at + 6).map((line) => line.split('│')[2]?.trim());
  expect(cell[0]).toBe('▸25    300 300?');
  expect(cell.at(-1)).toBe('+296');
});

it('the week by support begins with unassigned events, then all supports by name', () => {
  const events = [
    event(1, { support: { id: 2, name: 'Zoé' } }),
    event(2, { support: { id: 1, name: 'Aliénor' } }),
    event(3, { support: null }),
  ];
  const lines = plain(supportLines(stateOf('supports', events), days('supports'), tools(118, 4)));
  expect(lines.slice(1).map((line) => line.split('│')[0]?.trim())).toEqual(['▸(sans support)', 'Aliénor', 'Zoé']);
});
