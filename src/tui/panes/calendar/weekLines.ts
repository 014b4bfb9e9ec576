import type { CalendarDay, CalendarEvent } from '../../../services/calendarDays.ts';
import { MARKS } from '../../kit/marks.ts';
import { bold, inverse } from '../../kit/paint.ts';
import { fitText, textWidth } from '../../kit/text.ts';
import { scrollOffset } from '../../kit/viewport.ts';
import { eventLine, markOf, moreLine, numbersOf, OVERLAP, painted, timeOf, UNASSIGNED } from './calendarCells.ts';
import { dayTexts } from './calendarGrid.ts';
import { type CalendarState, dayOf, type SupportRow, supportRows } from './calendarState.ts';
import { BETWEEN, cellWidths, type DrawTools } from './monthLines.ts';

/** Returns the title of a day's column, with the month where there is room. */
function dayTitle(name: string, isFocused: boolean, width: number, { texts }: DrawTools): string {
  const date = dayTexts(texts);
  const start = `${isFocused ? MARKS.cursor.sign : ' '}${date.shortWeekday(name)}`;
  const whole = `${start} ${date.dayMonth(name)}`;
  return fitText(textWidth(whole) > width ? `${start} ${Number(name.slice(8))}` : whole, width);
}

/** Minimum width in columns for an event on several lines: when, what, who, where. */
const WITH_LINES = 8;

function blockOf(event: CalendarEvent, day: CalendarDay, state: CalendarState, width: number, tools: DrawTools) {
  const { texts } = tools;
  if (width < WITH_LINES) return [eventLine(event, day, { overlaps: state.overlaps, texts, width })];
  const from = timeOf(event, day, texts);
  const until = event.end <= day.end && event.start >= day.start ? `-${texts.time(event.end)}` : '';
  const goesOn = event.end > day.end && event.start >= day.start ? '-' : '';
  const mark = markOf(event, state.overlaps);
  const whole = `${mark}${from}${until}${goesOn}`;
  return [
    whole.length > width ? `${mark}${from}` : whole,
    ` ${event.name}`,
    ` ${event.support?.name ?? texts.t('events.unassigned')}`,
  ].map((line) => fitText(line, width));
}

/** Returns the column of one day. The focused day scrolls to its focused event. */
function dayColumn(state: CalendarState, name: string, width: number, height: number, tools: DrawTools): string[] {
  const day = dayOf(state, name);
  const isFocused = name === state.cursor;
  const title = dayTitle(name, isFocused, width, tools);
  const numbers = fitText(` ${day ? numbersOf(day, state.overlaps, tools.texts) : ''}`, width);
  const head = [isFocused ? inverse(title) : name === tools.today ? bold(title) : title, tools.palette.muted(numbers)];
  if (!day) return head;
  const size = width < WITH_LINES ? 1 : 3;
  const room = Math.max(1, Math.floor((height - head.length - 1) / size));
  const cursor = isFocused ? state.place : 0;
  const total = day.events.length;
  const offset = scrollOffset({ offset: 0, cursor, height: room, total });
  const blocks = day.events.slice(offset, offset + room).flatMap((event, at) => {
    const isChosen = isFocused && offset + at === state.place;
    const paint = (line: string) => painted(markOf(event, state.overlaps), line, tools.palette);
    return blockOf(event, day, state, width, tools).map((line) => (isChosen ? inverse(line) : paint(line)));
  });
  const hidden = day.total - Math.min(total, offset + room);
  return [...head, ...blocks, ...(hidden > 0 ? [tools.palette.muted(moreLine(hidden, day, tools.texts, width))] : [])];
}

/** Returns a week: one column per day, each event with its time, name and support. */
export function weekLines(state: CalendarState, days: readonly string[], tools: DrawTools): string[] {
  const widths = cellWidths(tools.width, days.length);
  const columns = days.map((name, at) => dayColumn(state, name, widths[at] ?? 0, tools.height, tools));
  return Array.from({ length: tools.height }, (_, line) =>
    columns.map((column, at) => column[line] ?? ' '.repeat(widths[at] ?? 0)).join(BETWEEN),
  );
}

const MOST_NAME = 24;
const MOST_LINES = 4;

function supportCell(
  row: SupportRow,
  name: string,
  state: CalendarState,
  width: number,
  height: number,
  tools: DrawTools,
) {
  const day = dayOf(state, name);
  const own = day?.events.filter((event) => row.events.includes(event)) ?? [];
  const { overlaps } = state;
  const { texts, palette } = tools;
  if (!day || own.length === 0) return [];
  const only = { ...day, events: own, total: own.length };
  if (own.length > 1 && height === 1) {
    const mark = own.some((event) => overlaps.has(event.id)) ? OVERLAP : row.person ? ' ' : UNASSIGNED;
    return [painted(mark, fitText(`${mark}${numbersOf(only, overlaps, texts)}`, width), palette)];
  }
  const shown = own.length > height ? height - 1 : own.length;
  const lines = own.slice(0, shown).map((event) => {
    const line = eventLine(event, day, { overlaps, texts, width });
    return painted(markOf(event, overlaps), line, palette);
  });
  return own.length > shown ? [...lines, palette.muted(moreLine(own.length - shown, only, texts, width))] : lines;
}

/** Returns a week with one row per support. It shows where each one is, overlaps, and events without support. */
export function supportLines(state: CalendarState, days: readonly string[], tools: DrawTools): string[] {
  const { width, height, texts, palette } = tools;
  const rows = supportRows(state);
  const nameWidth = Math.min(MOST_NAME, Math.max(8, Math.floor(width / 6)));
  const widths = cellWidths(width - nameWidth - 1, days.length);
  const head = days.map((name, at) => {
    const cell = dayTitle(name, name === state.cursor, widths[at] ?? 0, tools);
    return name === state.cursor ? inverse(cell) : name === tools.today ? bold(cell) : cell;
  });
  const lines = [[' '.repeat(nameWidth), ...head].join(BETWEEN)];
  const size = Math.max(1, Math.min(MOST_LINES, Math.floor((height - 1) / Math.max(1, rows.length))));
  const room = Math.max(1, Math.floor((height - 1) / size));
  const offset = scrollOffset({ offset: 0, cursor: state.place, height: room, total: rows.length });
  rows.slice(offset, offset + room).forEach((row, at) => {
    const isFocused = offset + at === state.place;
    const name = fitText(
      `${isFocused ? MARKS.cursor.sign : ' '}${row.person?.name ?? texts.t('events.unassigned')}`,
      nameWidth,
    );
    const cells = days.map((day, column) => {
      const cell = supportCell(row, day, state, widths[column] ?? 0, size, tools);
      const isChosen = isFocused && day === state.cursor;
      return Array.from({ length: size }, (_, line) => {
        const text = cell[line] ?? ' '.repeat(widths[column] ?? 0);
        return isChosen ? inverse(text) : text;
      });
    });
    for (let line = 0; line < size; line += 1) {
      const start =
        line > 0
          ? ' '.repeat(nameWidth)
          : isFocused
            ? inverse(name)
            : row.person
              ? name
              : painted(UNASSIGNED, name, palette);
      lines.push([start, ...cells.map((cell) => cell[line] ?? '')].join(BETWEEN));
    }
  });
  const blank = [' '.repeat(nameWidth), ...widths.map((cell) => ' '.repeat(cell))].join(BETWEEN);
  return [...lines, ...Array.from({ length: Math.max(0, height - lines.length) }, () => blank)].slice(0, height);
}
