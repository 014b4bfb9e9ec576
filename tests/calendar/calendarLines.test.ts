import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCompanyClock, startOfDay } from '../../src/domain/companyClock.ts';
import { addDays } from '../../src/domain/days.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import { type CalendarDay, type CalendarEvent, findOverlaps } from '../../src/services/calendarDays.ts';
import { COLORS, inverse } from '../../src/tui/kit/paint.ts';
import { textWidth } from '../../src/tui/kit/text.ts';
import { dayBar } from '../../src/tui/panes/calendar/calendarCells.ts';
import { shownDays } from '../../src/tui/panes/calendar/calendarGrid.ts';
import { type CalendarState, eventsOf, startCalendar } from '../../src/tui/panes/calendar/calendarState.ts';
import { monthLines } from '../../src/tui/panes/calendar/monthLines.ts';
import { supportLines } from '../../src/tui/panes/calendar/supportLines.ts';
import { weekLines } from '../../src/tui/panes/calendar/weekLines.ts';
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
  const size = fc.record({ width: fc.integer({ min: 50, max: 398 }), height: fc.integer({ min: 12, max: 96 }) });
  fc.assert(
    fc.property(names, size, fc.constantFrom('month', 'week', 'supports'), (found, { width, height }, view) => {
      const events = found.map((name, at) => event(at + 1, { name, support: { id: at % 3, name } }));
      const state = { ...stateOf(view, events), supportCount: 2 };
      const lines = DRAW[view](state, days(view), tools(width, height));
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

const utc = (text: string) => new Date(`${text}:00Z`);
/** An event of the focused week, by its times in UTC; Paris is an hour later. */
const timed = (id: number, start: string, end: string, values: Partial<CalendarEvent> = {}) =>
  event(id, { start: utc(start), end: utc(end), ...values });
/** The cells of the focused week’s Tuesday to Thursday, in the lines that have them. */
const columns = (lines: readonly string[], from: number, to: number) =>
  lines.map((line) => line.split('│').slice(from, to).join('│').trimEnd()).filter((line) => line !== '');

describe('a month', () => {
  const many = (count: number, values: Partial<CalendarEvent> = {}) =>
    Array.from({ length: count }, (_, at) =>
      timed(at + 1, '2026-11-26T08:00', '2026-11-26T18:00', { support: { id: at, name: `S ${at}` }, ...values }),
    );
  const dayOf26 = (events: readonly CalendarEvent[], supportCount: number | null, width = 118, paint = COLORS) => {
    const state = { ...stateOf('month', events), supportCount };
    const lines = monthLines(state, days('month'), { ...tools(width, 37), palette: paint });
    return (
      lines.map((line) => line.split('│')[3] ?? '').find((cell) => / 26 /.test(stripVTControlCharacters(cell))) ?? ''
    );
  };

  it('shows how full a day is against what the supports can serve, with the number of events', () => {
    const cells = [1, 4, 8, 9, 10].map((count) => stripVTControlCharacters(dayOf26(many(count), 10)));
    expect(cells).toEqual([
      ' 26 ──────── ▁1 ',
      ' 26 ──────── ▃4 ',
      ' 26 ──────── ▆8 ',
      ' 26 ──────── ▇9 ',
      ' 26 ─────── █10 ',
    ]);
    expect(stripVTControlCharacters(dayOf26(many(11), 10))).toBe(' 26 ─────── ▲11 ');
    expect(stripVTControlCharacters(dayOf26(many(11), null))).toBe(' 26 ──────── 11 ');
    expect(stripVTControlCharacters(dayOf26([], 10))).toBe(' 26 ────────────');
    expect(stripVTControlCharacters(dayOf26(many(1), 0))).toBe(' 26 ──────── ▲1 ');
  });

  it('colours the column alone: nearly full, more than can be served, an overlap', () => {
    expect(dayOf26(many(7), 10)).not.toContain('\u001b');
    expect(dayOf26(many(8), 10)).toBe(` 26 ──────── ${COLORS.soon('▆')}8 `);
    expect(dayOf26(many(11), 10)).toBe(` 26 ─────── ${COLORS.late('▲')}11 `);
    expect(dayOf26(many(2, { support: { id: 1, name: 'Kate' } }), 10)).toContain(COLORS.late('▂'));
    // A day that misses supports is magenta, its column is not.
    expect(dayOf26(many(1, { support: null }), 10)).toBe(`${COLORS.soon(' 26 ───── ')}▁${COLORS.soon('1 1? ')}`);
  });

  it('keeps the number of events where there is no room for both', () => {
    const cells = [120, 78, 58, 51].map((width) => stripVTControlCharacters(dayOf26(many(11), 10, width)));
    expect(cells).toEqual([' 26 ──────── ▲11 ', ' 26 ── ▲11 ', ' 26 ▲11', ' 26 11']);
    const full = Array.from({ length: 300 }, (_, at) => many(1, { id: at + 1, support: null })).flat();
    expect(stripVTControlCharacters(dayOf26(full, 10, 78))).toBe(' 26  ▲300? ');
    expect(stripVTControlCharacters(dayOf26(full, 10, 58))).toBe(' 26 300');
  });

  it('has no colour under the inverse of the focused day', () => {
    const state = { ...stateOf('month', [event(1), event(2)]), supportCount: 1 };
    const lines = monthLines(state, days('month'), tools(118, 37)).join('\n');
    expect(lines).toContain(inverse('▸25       ▲2 2! '));
  });
});

describe('the length of an event in its day', () => {
  const DAY = (day: string): CalendarDay => ({
    day,
    start: startOfDay(clock, day),
    end: startOfDay(clock, addDays(day, 1)),
    events: [],
    total: 0,
    isExact: true,
  });
  const bar = (day: string, start: string, end: string, width = 12) =>
    dayBar([{ start: utc(start), end: utc(end) }], DAY(day), width);

  it.each([
    ['a morning', '2026-11-25T07:00', '2026-11-25T11:00', '    ██      '],
    ['an evening', '2026-11-25T18:00', '2026-11-25T21:00', '         ▐█ '],
    ['an event without length', '2026-11-25T11:00', '2026-11-25T11:00', '      ▌     '],
    ['its last minute', '2026-11-25T22:59', '2026-11-25T23:00', '           ▐'],
    ['the night to the next day', '2026-11-25T19:00', '2026-11-26T01:00', '          ██'],
    ['the night from the day before', '2026-11-24T19:00', '2026-11-25T01:00', '█           '],
    ['a day between two others', '2026-11-20T10:00', '2026-11-28T10:00', '████████████'],
  ])('%s', (_, start, end, drawn) => {
    expect(bar('2026-11-25', start, end)).toBe(drawn);
  });

  it('a day of 25 and one of 23 hours are as wide as any other', () => {
    // 25 October 2026 ends winter’s extra hour; 29 March 2026 has an hour less.
    expect(bar('2026-10-25', '2026-10-24T22:00', '2026-10-25T23:00', 25)).toBe('█'.repeat(25));
    expect(bar('2026-10-25', '2026-10-25T22:00', '2026-10-25T23:00', 25)).toBe(`${' '.repeat(24)}█`);
    expect(bar('2026-03-29', '2026-03-28T23:00', '2026-03-29T22:00', 23)).toBe('█'.repeat(23));
    expect(bar('2026-03-29', '2026-03-28T23:00', '2026-03-29T00:00', 23)).toBe(`█${' '.repeat(22)}`);
  });

  it('a week shows it above the times, over midnight into the next day', () => {
    const events = [
      timed(1, '2026-11-24T07:00', '2026-11-24T11:00', { name: 'Café' }),
      timed(2, '2026-11-24T19:00', '2026-11-25T01:00', { name: 'Bal', support: null }),
    ];
    const lines = plain(weekLines(stateOf('week', events), days('week'), tools(90, 11)));
    expect(columns(lines, 1, 3)).toEqual([
      ' mar. 24    │▸mer. 25',
      ' 2 1?       │ 1 1?',
      '    ██      │█',
      ' 08:00-12:00│?→02:00',
      ' Café       │ Bal',
      ' Kate Hastr…│ (sans supp…',
      '          ██│',
      '?20:00-     │',
      ' Bal        │',
      ' (sans supp…│',
      '            │',
    ]);
  });

  it('narrow columns keep the bar and the name, all of them alike', () => {
    const events = [1, 2, 3].map((id) => event(id, { start: utc('2026-11-25T17:00'), end: utc('2026-11-25T20:00') }));
    const lines = plain(
      weekLines(
        stateOf('week', [...events, timed(4, '2026-11-28T07:00', '2026-11-28T11:00')]),
        days('week'),
        tools(58, 7),
      ),
    );
    expect(columns(lines, 2, 3)).toEqual(['▸mer. 25', ' 3 3!', '      █', '!Événem…', '      █', '!Événem…', ' +1']);
    expect(columns(lines, 5, 6).slice(0, 4)).toEqual([' sam. …', ' 1', '  ▐▌', ' Événe…']);
  });
});

describe('the week by support', () => {
  const BOTH = [
    timed(1, '2026-11-24T07:00', '2026-11-24T13:00', { name: 'Café' }),
    timed(2, '2026-11-24T11:00', '2026-11-24T21:00', { name: 'Bal' }),
    timed(3, '2026-11-26T07:00', '2026-11-26T11:00', { name: 'Thé' }),
    timed(4, '2026-11-26T11:00', '2026-11-26T15:00', { name: 'Jeu' }),
  ];
  const drawn = (width: number, height: number, events: readonly CalendarEvent[] = BOTH) =>
    columns(plain(supportLines(stateOf('supports', events), days('supports'), tools(width, height))).slice(1), 2, 5);

  it('shows where the day is taken, and at which hour two events overlap', () => {
    expect(drawn(120, 4)).toEqual([
      '!    ██!████ │             │     ▐███▌',
      '!08:00 Café  │             │ 08:00 Thé',
      '!12:00 Bal   │             │ 12:00 Jeu',
    ]);
    // On two lines the counts stand below the bar, on one before it.
    expect(drawn(120, 3)).toEqual(['!    ██!████ │             │     ▐███▌', '!2 2!        │             │ 2']);
    expect(drawn(120, 2)).toEqual(['!2    ▐█!███ │             │ 2    ▐███▌']);
    expect(drawn(58, 2)).toEqual(['!2 ▐!▌│      │ 2 ▐▌']);
    expect(drawn(50, 2)).toEqual(['!2 2!│     │ 2']);
    expect(drawn(150, 2, BOTH.slice(1, 3))).toEqual([' 12:00      ▐███▌│                 │ 08:00     █▌']);
  });

  it('narrow cells have the time on a line of its own where there are lines', () => {
    expect(drawn(78, 4, BOTH.slice(1, 3))).toEqual([
      '    ▐██▌│        │   ▐█',
      ' 12:00  │        │ 08:00',
      ' Bal    │        │ Thé',
    ]);
    expect(drawn(78, 3, BOTH.slice(1, 3))[1]).toContain('Bal');
  });

  it('two events without support are no overlap', () => {
    expect(
      drawn(
        120,
        5,
        BOTH.map((one) => ({ ...one, support: null })),
      ).join(''),
    ).not.toContain('!');
  });

  it('has no colour under the inverse of the chosen cell, and its bar is not inverse', () => {
    const events = [event(1), event(2), event(3, { gaps: ['location'] })];
    const lines = supportLines(stateOf('supports', events), days('supports'), tools(118, 5));
    const [, ...cells] = lines.map((line) => line.split('│')[3] ?? '');
    const [first, ...others] = cells;
    expect(first).toBe(inverse('!') + COLORS.late('     !      '));
    for (const cell of others) expect(cell).toBe(inverse(stripVTControlCharacters(cell)));
    expect(cells).toHaveLength(4);
  });
});
