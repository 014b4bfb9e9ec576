import type { CalendarDay, CalendarEvent } from '../../../services/calendarDays.ts';
import { MARKS } from '../../kit/marks.ts';
import { bold, inverse } from '../../kit/paint.ts';
import { fitText, textWidth } from '../../kit/text.ts';
import { scrollOffset } from '../../kit/viewport.ts';
import { dayBar, eventLine, markOf, moreLine, numbersOf, painted, timeOf } from './calendarCells.ts';
import { dayTexts } from './calendarGrid.ts';
import { type CalendarState, dayOf } from './calendarState.ts';
import { BETWEEN, cellWidths, type DrawTools } from './monthLines.ts';

/** Returns the title of a day's column, with the month where there is room. */
export function dayTitle(name: string, isFocused: boolean, width: number, { texts }: DrawTools): string {
  const date = dayTexts(texts);
  const start = `${isFocused ? MARKS.cursor.sign : ' '}${date.shortWeekday(name)}`;
  const whole = `${start} ${date.dayMonth(name)}`;
  return fitText(textWidth(whole) > width ? `${start} ${Number(name.slice(8))}` : whole, width);
}

/** Minimum width in columns for an event with its times and its support. */
const WITH_TIMES = 8;

/** Returns when, what and who, each on its line. */
export function detailsOf(
  event: CalendarEvent,
  day: CalendarDay,
  { overlaps }: Pick<CalendarState, 'overlaps'>,
  width: number,
  { texts }: Pick<DrawTools, 'texts'>,
): string[] {
  const from = timeOf(event, day, texts);
  const until = event.end <= day.end && event.start >= day.start ? `-${texts.time(event.end)}` : '';
  const goesOn = event.end > day.end && event.start >= day.start ? '-' : '';
  const mark = markOf(event, overlaps);
  const whole = `${mark}${from}${until}${goesOn}`;
  return [
    whole.length > width ? `${mark}${from}` : whole,
    ` ${event.name}`,
    ` ${event.support?.name ?? texts.t('events.unassigned')}`,
  ].map((line) => fitText(line, width));
}

/** Returns the column of one day. The focused day scrolls to its focused event. */
function dayColumn(state: CalendarState, name: string, width: number, hasTimes: boolean, tools: DrawTools): string[] {
  const day = dayOf(state, name);
  const isFocused = name === state.cursor;
  const title = dayTitle(name, isFocused, width, tools);
  const numbers = fitText(` ${day ? numbersOf(day, state.overlaps, tools.texts) : ''}`, width);
  const head = [isFocused ? inverse(title) : name === tools.today ? bold(title) : title, tools.palette.muted(numbers)];
  if (!day) return head;
  const size = hasTimes ? 4 : 2;
  const room = Math.max(1, Math.floor((tools.height - head.length - 1) / size));
  const cursor = isFocused ? state.place : 0;
  const total = day.events.length;
  const offset = scrollOffset({ offset: 0, cursor, height: room, total });
  const blocks = day.events.slice(offset, offset + room).flatMap((event, at) => {
    const isChosen = isFocused && offset + at === state.place;
    const paint = (line: string) => painted(markOf(event, state.overlaps), line, tools.palette);
    // The bar is never inverse: what is dark in it would look like what is taken.
    const lines = hasTimes
      ? detailsOf(event, day, state, width, tools)
      : [eventLine(event, day, { overlaps: state.overlaps, texts: tools.texts, width })];
    return [paint(dayBar([event], day, width)), ...lines.map((line) => (isChosen ? inverse(line) : paint(line)))];
  });
  const hidden = day.total - Math.min(total, offset + room);
  return [...head, ...blocks, ...(hidden > 0 ? [tools.palette.muted(moreLine(hidden, day, tools.texts, width))] : [])];
}

/** Returns a week: one column per day, each event with its place in the day, its time, name and support. */
export function weekLines(state: CalendarState, days: readonly string[], tools: DrawTools): string[] {
  const widths = cellWidths(tools.width, days.length);
  // All columns alike, though some are one wider than others.
  const hasTimes = Math.min(...widths) >= WITH_TIMES;
  const columns = days.map((name, at) => dayColumn(state, name, widths[at] ?? 0, hasTimes, tools));
  return Array.from({ length: tools.height }, (_, line) =>
    columns.map((column, at) => column[line] ?? ' '.repeat(widths[at] ?? 0)).join(BETWEEN),
  );
}
