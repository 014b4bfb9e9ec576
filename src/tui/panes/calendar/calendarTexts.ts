import { fullnessOf } from '../../../domain/fullness.ts';
import { clean } from '../../../domain/safeText.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { CalendarDay, CalendarEvent } from '../../../services/calendarDays.ts';
import { markedOf, markOf, OVERLAP, timeOf, totalOf, UNASSIGNED } from './calendarCells.ts';
import { dayTexts, firstWeekday, shownDays } from './calendarGrid.ts';
import { type CalendarState, dayOf, focusedEvents, supportRows } from './calendarState.ts';

/** Returns «novembre 2026», or the week by its first day. */
function periodOf({ view, cursor }: CalendarState, texts: Translator): string {
  const names = dayTexts(texts);
  if (view === 'month') return names.month(cursor);
  const { from } = shownDays(view, cursor, firstWeekday(texts));
  return texts.t(view === 'week' ? 'calendar.weekOf' : 'calendar.supportsOf', { day: names.full(from) });
}

/** Returns the title: which days, and whose events. */
export function titleOf(state: CalendarState, texts: Translator): string {
  const { whose, person } = state;
  const name = whose.kind === 'support' ? clean(person) : texts.t(`calendar.whose.${whose.kind}`);
  return `${texts.t('calendar.name')} — ${periodOf(state, texts)}, ${name}`;
}

/** Returns how full the day is, in words, where the view shows it. */
function loadOf(day: CalendarDay, supportCount: number | null, { t }: Translator): string[] {
  if (supportCount === null || day.total === 0) return [];
  const { share, isOver } = fullnessOf(day, supportCount);
  if (isOver) return [t('calendar.over')];
  return [t('calendar.load', { percent: Math.min(Math.ceil(share * 100), 999) })];
}

function countsOf(day: CalendarDay, { overlaps, supportCount }: CalendarState, texts: Translator): string {
  const { t } = texts;
  const unassigned = markedOf(day, overlaps, UNASSIGNED);
  const overlapping = markedOf(day, overlaps, OVERLAP);
  const parts = [
    t('calendar.events', { count: day.total, total: totalOf(day, texts) }),
    ...(unassigned === '' ? [] : [t('calendar.unassigned', { total: unassigned })]),
    ...(overlapping === '' ? [] : [t('calendar.overlapping', { total: overlapping })]),
    ...loadOf(day, supportCount, texts),
  ];
  return day.total === 0 ? t('calendar.free') : parts.join(', ');
}

const eventText = (event: CalendarEvent, { t, time }: Translator): string =>
  t('calendar.line', {
    start: time(event.start),
    end: time(event.end),
    name: clean(event.name),
    company: clean(event.companyName),
    support: clean(event.support?.name ?? t('events.unassigned')),
  });

/** Returns what the event misses; that it has no support is said at its place. */
function gapText(event: CalendarEvent, { t }: Translator): string[] {
  const gaps = event.gaps.filter((gap) => gap !== 'support');
  return gaps.length === 0 ? [] : [t('gap.list', { gaps: gaps.map((gap) => t(`gap.${gap}`)).join(', ') })];
}

/** Returns the focused day in words, and its focused event if there is one. */
export function summaryOf(state: CalendarState, texts: Translator): string {
  const day = dayOf(state, state.cursor);
  const date = dayTexts(texts).full(state.cursor);
  if (!day) return state.problem ? texts.message(state.problem) : date;
  const events = focusedEvents(state);
  const event = state.view === 'week' ? events[state.place] : events.length === 1 ? events[0] : undefined;
  const counts = countsOf(day, state, texts);
  return [
    `${date} — ${counts}`,
    ...(event ? [[eventText(event, texts), ...gapText(event, texts)].join(', ')] : []),
  ].join(' · ');
}

/** Returns the focused day as lines for a screen reader. */
export function readAloud(state: CalendarState, texts: Translator): string[] {
  const { t } = texts;
  const day = dayOf(state, state.cursor);
  const row = state.view === 'supports' ? supportRows(state)[state.place] : undefined;
  const events = focusedEvents(state).map((event, at) => {
    const mark = markOf(event, state.overlaps);
    const said = [
      ...(state.view === 'week' && at === state.place ? [t('calendar.selected')] : []),
      ...(day && event.start < day.start ? [t('calendar.since', { time: timeOf(event, day, texts) })] : []),
      eventText(event, texts),
      ...(mark === OVERLAP ? [t('calendar.overlap')] : []),
      ...gapText(event, texts),
    ];
    return said.join(', ');
  });
  const date = dayTexts(texts).full(state.cursor);
  const counts = day ? countsOf(day, state, texts) : t('pane.loading');
  return [
    titleOf(state, texts),
    ...(row ? [clean(row.person?.name ?? t('events.unassigned'))] : []),
    `${date}, ${counts}`,
    ...events,
  ];
}
