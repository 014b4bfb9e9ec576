import type { CalendarDay } from '../../../services/calendarDays.ts';
import { MARKS } from '../../kit/marks.ts';
import { bold, inverse, type Paint } from '../../kit/paint.ts';
import { fitText, textWidth } from '../../kit/text.ts';
import { scrollOffset } from '../../kit/viewport.ts';
import {
  dayBar,
  eventLine,
  LINE_WITH_TIME,
  markOf,
  moreLine,
  numbersOf,
  OVERLAP,
  painted,
  timeOf,
  totalOf,
  UNASSIGNED,
} from './calendarCells.ts';
import { type CalendarState, dayOf, type SupportRow, supportRows } from './calendarState.ts';
import { BETWEEN, cellWidths, type DrawTools } from './monthLines.ts';
import { dayTitle, detailsOf } from './weekLines.ts';

/** How one cell is painted; the chosen one is inverse, and has no colour of its own. */
interface SupportTools extends DrawTools {
  readonly paint: (mark: string, text: string) => string;
  readonly muted: Paint;
  /** The narrowest of the columns: all are drawn alike, though some are one wider. */
  readonly narrow: number;
}

const MOST_NAME = 24;
const MOST_LINES = 4;

/** Minimum widths in columns for a bar behind a number of events, for a space between, and for a bar behind a time. */
const WITH_BAR = 6;
const WITH_SPACE = 8;
const WITH_TIME = 14;

/** Returns what stands before the bar on a support's only line: the time of its event, or how many they are. */
function startOf(day: CalendarDay, mark: string, { narrow, texts }: SupportTools): string {
  const [first] = day.events;
  const hasTime = narrow >= WITH_TIME;
  const start = hasTime && first && day.total === 1 ? timeOf(first, day, texts) : totalOf(day, texts);
  return `${mark}${start}`.padEnd(hasTime ? 7 : 2) + (narrow < WITH_SPACE ? '' : ' ');
}

function supportCell(row: SupportRow, day: CalendarDay, state: CalendarState, size: number, tools: SupportTools) {
  const own = day.events.filter((event) => row.events.includes(event));
  const { overlaps } = state;
  const { texts, width, paint, muted, palette } = tools;
  if (own.length === 0) return [];
  const only = { ...day, events: own, total: own.length };
  const mark = own.some((event) => overlaps.has(event.id)) ? OVERLAP : row.person ? ' ' : UNASSIGNED;
  const numbers = () => paint(mark, fitText(`${mark}${numbersOf(only, overlaps, texts)}`, width));
  // The bar is never inverse: what is dark in it would look like what is taken.
  const withBar = (start: string) => {
    const bar = dayBar(own, day, width - textWidth(start), row.person !== null);
    return paint(mark, start) + painted(mark, bar, palette);
  };
  if (size === 1 && tools.narrow >= WITH_BAR) return [withBar(startOf(only, mark, tools).slice(0, width))];
  const bar = size > 1 ? [withBar(mark)] : [];
  const height = size - bar.length;
  if (own.length > 1 && height === 1) return [...bar, numbers()];
  // Where a line has no room for time and name, each has its own, as far as there are lines.
  const isTall = tools.narrow < LINE_WITH_TIME && own.length * 2 <= height;
  if (isTall)
    return [
      ...bar,
      ...own.flatMap((event) =>
        detailsOf(event, day, state, width, tools)
          .slice(0, 2)
          .map((line) => paint(markOf(event, overlaps), line)),
      ),
    ];
  const shown = own.length > height ? height - 1 : own.length;
  const lines = own.slice(0, shown).map((event) => {
    return paint(markOf(event, overlaps), eventLine(event, day, { overlaps, texts, width }));
  });
  const more = own.length > shown ? [muted(moreLine(own.length - shown, only, texts, width))] : [];
  return [...bar, ...lines, ...more];
}

/** Returns a week with one row per support. It shows where each one is, overlaps, and events without support. */
export function supportLines(state: CalendarState, days: readonly string[], tools: DrawTools): string[] {
  const { width, height, texts, palette } = tools;
  const rows = supportRows(state);
  const nameWidth = Math.min(MOST_NAME, Math.max(8, Math.floor(width / 6)));
  const widths = cellWidths(width - nameWidth - 1, days.length);
  const narrow = Math.min(...widths);
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
    const cells = days.map((name, column) => {
      const isChosen = isFocused && name === state.cursor;
      const cellWidth = widths[column] ?? 0;
      const paint = (mark: string, text: string) => (isChosen ? inverse(text) : painted(mark, text, palette));
      const muted = isChosen ? inverse : palette.muted;
      const blank = isChosen ? inverse(' '.repeat(cellWidth)) : ' '.repeat(cellWidth);
      const day = dayOf(state, name);
      const cell = day ? supportCell(row, day, state, size, { ...tools, width: cellWidth, narrow, paint, muted }) : [];
      return Array.from({ length: size }, (_, line) => cell[line] ?? blank);
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
