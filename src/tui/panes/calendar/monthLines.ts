import type { Translator } from '../../../i18n/translator.ts';
import type { CalendarDay } from '../../../services/calendarDays.ts';
import { MARKS } from '../../kit/marks.ts';
import { bold, inverse, type Palette } from '../../kit/paint.ts';
import { fitText, textWidth } from '../../kit/text.ts';
import {
  columnOf,
  eventLine,
  markOf,
  moreLine,
  numbersOf,
  OVERLAP,
  painted,
  spread,
  totalOf,
  UNASSIGNED,
} from './calendarCells.ts';
import { dayTexts } from './calendarGrid.ts';
import { type CalendarState, dayOf } from './calendarState.ts';

/** The parameters that all calendar views share for drawing. */
export interface DrawTools {
  readonly width: number;
  readonly height: number;
  readonly texts: Translator;
  readonly palette: Palette;
  readonly today: string;
}

export const BETWEEN = '│';

/** Returns the widths of `count` columns with a line between each; together exactly `width`. */
export function cellWidths(width: number, count: number): number[] {
  const room = Math.max(count, width - (count - 1));
  return Array.from(
    { length: count },
    (_, at) => Math.floor(((at + 1) * room) / count) - Math.floor((at * room) / count),
  );
}

/** Returns the line with the weekday names. */
const weekdayLine = (days: readonly string[], widths: readonly number[], { texts, palette }: DrawTools): string => {
  const names = dayTexts(texts);
  const cells = days.map((day, at) => {
    const width = widths[at] ?? 0;
    const name = names.weekday(day);
    return fitText(textWidth(name) + 2 > width ? names.shortWeekday(day) : name, width, 'center');
  });
  return palette.muted(cells.join(' '));
};

/** Returns the line with the day's number (today in brackets) and, at the right, how full it is and its counts. */
function dayLine(state: CalendarState, day: CalendarDay | null, name: string, width: number, tools: DrawTools): string {
  const { palette, texts, today } = tools;
  const isFocused = name === state.cursor;
  const number = String(Number(name.slice(8)));
  const left = `${isFocused ? MARKS.cursor.sign : ' '}${name === today ? `[${number}]` : number} `;
  const marks = (day?.events ?? []).map((event) => markOf(event, state.overlaps));
  const found = [UNASSIGNED, OVERLAP].filter((mark) => marks.includes(mark as never)).join('');
  const total = day && day.total > 0 ? totalOf(day, texts) : '';
  const column = day ? columnOf(day, state.supportCount, state.overlaps) : null;
  const sign = column?.sign ?? '';
  const numbers = day ? numbersOf(day, state.overlaps, texts) : '';
  // Where there is no room for both, the count stays and the column goes.
  const wide = [numbers, `${total}${found}`];
  const candidates = [...wide.map((text) => sign + text), ...wide, `${sign}${total}`, total, found];
  const isRoomFor = (text: string) => textWidth(left) + textWidth(text) <= width;
  const fitting = total === '' ? '' : (candidates.find(isRoomFor) ?? '');
  const right = fitting !== '' && isRoomFor(` ${fitting} `) ? ` ${fitting} ` : fitting;
  const line = spread(left, right, width, isFocused ? ' ' : '─');
  if (isFocused) return inverse(line);
  if (name.slice(0, 7) !== state.cursor.slice(0, 7)) return palette.muted(line);
  const mark = found.includes(OVERLAP) ? OVERLAP : found;
  const paint = (text: string) => (mark === '' ? text : painted(mark, text, palette));
  const [before = '', after] = column ? line.split(sign) : [line];
  const shown = column?.meaning ? palette[column.meaning](sign) : sign;
  const whole = after === undefined ? paint(before) : `${paint(before)}${shown}${paint(after)}`;
  return name === today ? bold(whole) : whole;
}

/** Returns the events of one day, one per line. The last line shows how many are hidden. */
function eventLines(state: CalendarState, day: CalendarDay | null, width: number, height: number, tools: DrawTools) {
  if (!day || height === 0) return [];
  const shown = day.total > height ? height - 1 : day.total;
  const { overlaps } = state;
  const { texts, palette } = tools;
  const lines = day.events.slice(0, shown).map((event) => {
    const line = eventLine(event, day, { overlaps, texts, width });
    return painted(markOf(event, overlaps), line, palette);
  });
  return day.total > shown ? [...lines, palette.muted(moreLine(day.total - shown, day, texts, width))] : lines;
}

/** Returns a month: one row per week, one column per day. `days` are whole weeks. */
export function monthLines(state: CalendarState, days: readonly string[], tools: DrawTools): string[] {
  const widths = cellWidths(tools.width, 7);
  const weeks = Array.from({ length: days.length / 7 }, (_, at) => days.slice(at * 7, at * 7 + 7));
  const room = tools.height - 1;
  const lines = [weekdayLine(days.slice(0, 7), widths, tools)];
  weeks.forEach((week, at) => {
    const height = Math.floor(((at + 1) * room) / weeks.length) - Math.floor((at * room) / weeks.length);
    const cells = week.map((name, column) => {
      const width = widths[column] ?? 0;
      const day = dayOf(state, name);
      return [dayLine(state, day, name, width, tools), ...eventLines(state, day, width, height - 1, tools)];
    });
    for (let line = 0; line < height; line += 1)
      lines.push(cells.map((cell, column) => cell[line] ?? ' '.repeat(widths[column] ?? 0)).join(BETWEEN));
  });
  return lines;
}
