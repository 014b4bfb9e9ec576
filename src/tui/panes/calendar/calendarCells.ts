import type { Span } from '../../../domain/days.ts';
import { fullnessOf, withinDay } from '../../../domain/fullness.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { CalendarDay, CalendarEvent } from '../../../services/calendarDays.ts';
import { type Stretch, shareColumn, stretchBar } from '../../kit/bars.ts';
import type { Meaning, Palette } from '../../kit/paint.ts';
import { fitText, textWidth } from '../../kit/text.ts';
import { STATE_MARKS } from '../stateMarks.ts';

export const OVERLAP = STATE_MARKS.overlapping.sign;
export const UNASSIGNED = STATE_MARKS.unassigned.sign;
const INCOMPLETE = STATE_MARKS.incomplete.sign;
type EventSign = typeof OVERLAP | typeof UNASSIGNED | typeof INCOMPLETE;

/**
 * Returns the mark of an event: `!` its support has another event at that time, `?` it has no support, `-` it misses
 * something else.
 */
export function markOf(event: CalendarEvent, overlaps: ReadonlySet<number>): EventSign | ' ' {
  if (overlaps.has(event.id)) return OVERLAP;
  if (event.support === null) return UNASSIGNED;
  return event.gaps.length > 0 ? INCOMPLETE : ' ';
}

/**
 * Returns the start time; the end time for an event that began the day before; an arrow for one that goes on all day.
 */
export function timeOf({ start, end }: CalendarEvent, day: CalendarDay, { time }: Translator): string {
  if (start >= day.start) return time(start);
  return end <= day.end ? `→${time(end)}` : '→';
}

/** Returns the text in the mark's colour. The mark itself stays, so colour is never the only sign. */
export const painted = (mark: string, text: string, palette: Palette): string => {
  if (mark === OVERLAP) return palette[STATE_MARKS.overlapping.meaning](text);
  // Of an event that misses something else only the sign has a colour: most events to come miss something.
  if (mark === INCOMPLETE && text.startsWith(mark))
    return palette[STATE_MARKS.incomplete.meaning](mark) + text.slice(mark.length);
  return mark === UNASSIGNED ? palette[STATE_MARKS.unassigned.meaning](text) : text;
};

/** Returns how many events of the day have this mark; `300+` where there may be more. */
export function markedOf(
  day: CalendarDay,
  overlaps: ReadonlySet<number>,
  mark: typeof OVERLAP | typeof UNASSIGNED,
): string {
  const count = day.events.filter((event) => markOf(event, overlaps) === mark).length;
  if (count === 0) return '';
  return `${count}${day.isExact && day.events.length === day.total ? '' : '+'}`;
}

/** Returns `12`, or `9999+` where there are more than were counted. */
export const totalOf = ({ total, isExact }: CalendarDay, { number }: Translator): string =>
  `${number(total)}${isExact ? '' : '+'}`;

/** Returns a day's counts: all events, those without support, those that overlap. */
export function numbersOf(day: CalendarDay, overlaps: ReadonlySet<number>, texts: Translator): string {
  if (day.total === 0) return '';
  const some = [UNASSIGNED, OVERLAP].flatMap((mark) => {
    const count = markedOf(day, overlaps, mark);
    return count === '' ? [] : [`${count}${mark}`];
  });
  return [totalOf(day, texts), ...some].join(' ');
}

/** Minimum width in columns for an event line with its time. */
export const LINE_WITH_TIME = 13;

/** Returns an event as one line of exactly `width` columns. */
export function eventLine(
  event: CalendarEvent,
  day: CalendarDay,
  { overlaps, texts, width }: { overlaps: ReadonlySet<number>; texts: Translator; width: number },
): string {
  const mark = markOf(event, overlaps);
  const time = width >= LINE_WITH_TIME ? `${timeOf(event, day, texts).padEnd(6)} ` : '';
  return fitText(`${mark}${time.trimEnd()}${time ? ' ' : ''}${event.name}`, width);
}

/** Returns the last line of a day with hidden events: `+12`. */
export function moreLine(hidden: number, { isExact }: CalendarDay, texts: Translator, width: number): string {
  return fitText(` +${texts.number(hidden)}${isExact ? '' : '+'}`, width);
}

/** Returns one text at the left and one at the right, in exactly `width` columns. The right one is dropped first. */
export function spread(left: string, right: string, width: number, fill = ' '): string {
  const room = width - textWidth(left) - textWidth(right);
  if (room < 0) return fitText(left, width);
  return left + fill.repeat(room) + right;
}

/** How full a day is, as one column a cell wide, with its colour where it has one. */
export interface DayColumn {
  readonly sign: string;
  readonly meaning: Meaning | null;
}

/** Instead of a column: more than a full one. Unlike the columns it is another shape, so it needs no colour. */
const OVER = '▲';

/** Returns the column of a day; null where it has no event, or where nobody asked how many supports there are. */
export function columnOf(
  day: CalendarDay,
  supportCount: number | null,
  overlaps: ReadonlySet<number>,
): DayColumn | null {
  if (supportCount === null || day.total === 0) return null;
  const { share, isNearlyFull, isOver } = fullnessOf(day, supportCount);
  const isLate = isOver || day.events.some(({ id }) => overlaps.has(id));
  return {
    sign: isOver ? OVER : shareColumn(Math.max(share, Number.EPSILON)),
    meaning: isLate ? 'late' : isNearlyFull ? 'soon' : null,
  };
}

/** Returns where the event lies in its day. A day of 23 or 25 hours is as long as any other. */
function stretchOf(event: Span, day: CalendarDay): Stretch {
  const { start, end } = withinDay(event, day);
  const whole = day.end.getTime() - day.start.getTime();
  return {
    from: (start.getTime() - day.start.getTime()) / whole,
    to: (end.getTime() - day.start.getTime()) / whole,
  };
}

/**
 * Returns the day from midnight to midnight, with these events at their place. One that goes on the next day reaches
 * the right edge, one that began before the left.
 * @param events sorted by start @param isOne true where they are one person's: two at the same time are `!`
 */
export function dayBar(events: readonly Span[], day: CalendarDay, width: number, isOne = false): string {
  const twice: Span[] = [];
  let latest: Date | null = null;
  for (const { start, end } of events) {
    if (isOne && latest && start < latest) twice.push({ start, end: end < latest ? end : latest });
    if (!latest || end > latest) latest = end;
  }
  const inDay = twice.filter(({ start, end }) => start < day.end && end > day.start);
  const [taken, both] = [events, inDay].map((spans) => spans.map((span) => stretchOf(span, day)));
  return stretchBar(taken ?? [], width, both);
}
