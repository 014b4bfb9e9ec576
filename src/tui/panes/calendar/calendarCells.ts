import type { Translator } from '../../../i18n/translator.ts';
import type { CalendarDay, CalendarEvent } from '../../../services/calendarDays.ts';
import { bold, type Palette } from '../../kit/paint.ts';
import { fitText, textWidth } from '../../kit/text.ts';

/** What stands before an event: `!` its support has another one at that time, `?` it has no support. */
export const markOf = (event: CalendarEvent, overlaps: ReadonlySet<number>): '!' | '?' | ' ' =>
  overlaps.has(event.id) ? '!' : event.support === null ? '?' : ' ';

/** When it begins; of what goes on from the day before, when it ends; of what goes on all day, a line. */
export function timeOf({ start, end }: CalendarEvent, day: CalendarDay, { time }: Translator): string {
  if (start >= day.start) return time(start);
  return end <= day.end ? `→${time(end)}` : '→';
}

/** A mark as it is seen: with a colour where there is one, never by that alone. */
export const painted = (mark: string, text: string, { red, magenta }: Palette): string => {
  if (mark === '!') return bold(red(text));
  return mark === '?' ? bold(magenta(text)) : text;
};

/** How many of the day are marked so; `300+` where more of them may be. */
export function markedOf(day: CalendarDay, overlaps: ReadonlySet<number>, mark: '!' | '?'): string {
  const count = day.events.filter((event) => markOf(event, overlaps) === mark).length;
  if (count === 0) return '';
  return `${count}${day.isExact && day.events.length === day.total ? '' : '+'}`;
}

/** `12`, or `9999+` where there are more than were counted. */
export const totalOf = ({ total, isExact }: CalendarDay, { number }: Translator): string =>
  `${number(total)}${isExact ? '' : '+'}`;

/** A day in numbers: all its events, those without support, those that overlap. */
export function numbersOf(day: CalendarDay, overlaps: ReadonlySet<number>, texts: Translator): string {
  if (day.total === 0) return '';
  const some = (['?', '!'] as const).flatMap((mark) => {
    const count = markedOf(day, overlaps, mark);
    return count === '' ? [] : [`${count}${mark}`];
  });
  return [totalOf(day, texts), ...some].join(' ');
}

/** From this width on an event's line has its time too. */
const WITH_TIME = 13;

/** An event as one line of exactly `width` columns. */
export function eventLine(
  event: CalendarEvent,
  day: CalendarDay,
  { overlaps, texts, width }: { overlaps: ReadonlySet<number>; texts: Translator; width: number },
): string {
  const mark = markOf(event, overlaps);
  const time = width >= WITH_TIME ? `${timeOf(event, day, texts).padEnd(6)} ` : '';
  return fitText(`${mark}${time.trimEnd()}${time ? ' ' : ''}${event.name}`, width);
}

/** The last line of a day that has more than fit: `+12`. */
export function moreLine(hidden: number, { isExact }: CalendarDay, texts: Translator, width: number): string {
  return fitText(` +${texts.number(hidden)}${isExact ? '' : '+'}`, width);
}

/** Something at the left and something at the right, in exactly `width` columns; the right leaves first. */
export function spread(left: string, right: string, width: number, fill = ' '): string {
  const room = width - textWidth(left) - textWidth(right);
  if (room < 1) return fitText(left, width);
  return left + fill.repeat(room) + right;
}
