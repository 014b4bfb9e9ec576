import type { Translator } from '../../../i18n/translator.ts';
import {
  BEFORE,
  type FigureColumn,
  type FigureRow,
  type FigureTable,
  type FigureValue,
} from '../../../services/figures/figureTable.ts';
import { shortValue, sizeOf, valueText } from '../../../services/figures/figureTexts.ts';
import { greatestOf, shareBar, shareColumn, sparkline } from '../../kit/bars.ts';
import { bold, inverse, type Meaning, type Palette } from '../../kit/paint.ts';
import { fitText, textWidth } from '../../kit/text.ts';
import { scrollOffset } from '../../kit/viewport.ts';

export interface FigureDrawing {
  /** The key of the present month or week, whose row is marked; null where none is. */
  readonly present: string | null;
  readonly width: number;
  readonly height: number;
  readonly texts: Translator;
  readonly palette: Palette;
}

interface Cursor {
  readonly row: number;
  readonly column: number;
}

/** Columns before a number; one between the many narrow ones. */
const gapOf = ({ kind }: Pick<FigureColumn, 'kind'>): number => (kind === 'count' ? 1 : 2);
/** A bar narrower than this says nothing, a wider one no more. */
const LEAST_BAR = 4;
const MOST_BAR = 24;
const LEAST_LABEL = 8;
const MOST_LABEL = 26;

type Format = typeof valueText;

const MEANING_OF: Readonly<Record<string, Meaning>> = { paid: 'done', due: 'waiting', late: 'late' };

/** Returns a bar or a course in the colour of what its column counts; the heading says it too. */
function paintBar({ key }: FigureColumn, bar: string, palette: Palette): string {
  const meaning = MEANING_OF[key];
  return meaning === undefined || bar.trim() === '' ? bar : palette[meaning](bar);
}

/** The width of each column's numbers, its heading included. */
function numberWidths({ columns, rows, totals }: FigureTable, format: Format, texts: Translator): number[] {
  return columns.map((column, at) => {
    const values = [...rows.map(({ values: those }) => those[at]), totals[at]];
    const widths = values.map((value) => (value === undefined ? 0 : textWidth(format(column, value, texts))));
    return Math.max(textWidth(column.title), ...widths.map((width) => width + (column.kind === 'count' ? 1 : 0)));
  });
}

/** Which columns are drawn, and how wide label and bars are. The focused column is always among them. */
interface Plan {
  readonly format: Format;
  readonly label: number;
  readonly numbers: readonly number[];
  readonly first: number;
  readonly last: number;
  readonly bar: number;
}

/** Today is in brackets, as in the calendar. */
const labelOf = ({ key, label }: FigureRow, present: string | null): string => (key === present ? `[${label}]` : label);

function planOf(table: FigureTable, column: number, { width, texts, present }: FigureDrawing): Plan {
  const labels = [table.heading, texts.t('figures.total'), ...table.rows.map((row) => labelOf(row, present))];
  const wanted = Math.min(MOST_LABEL, Math.max(LEAST_LABEL, ...labels.map((label) => textWidth(label)))) + 2;
  const label = Math.min(wanted, Math.max(LEAST_LABEL, Math.floor(width / 3)));
  const room = width - label;
  const [full, short] = [valueText, shortValue].map((format) => layOut(table, column, room, format, texts));
  // Bars say more at a glance than cents.
  const isShort = full && short && (full.bar === 0 ? short.bar > 0 || !full.isWhole : false);
  const chosen = (isShort ? short : full) ?? { numbers: [], first: 0, last: 0, bar: 0 };
  return { ...chosen, label, format: isShort ? shortValue : valueText };
}

/** Lays out the numbers in this format: the columns that fit beside the focused one, and the bars that then fit. */
function layOut(table: FigureTable, column: number, room: number, format: Format, texts: Translator) {
  const numbers = numberWidths(table, format, texts);
  const gaps = table.columns.map(gapOf);
  const used = (from: number, to: number) =>
    numbers.slice(from, to + 1).reduce((sum, number, at) => sum + number + (gaps[from + at] ?? 0), 0);
  let first = 0;
  while (first < column && used(first, column) > room) first += 1;
  let last = Math.max(first, column);
  while (last + 1 < numbers.length && used(first, last + 1) <= room) last += 1;
  const isWhole = first === 0 && last === numbers.length - 1;
  const left = Math.floor((room - used(first, last)) / numbers.length) - 1;
  const hasBars = isWhole && left >= LEAST_BAR && table.view !== 'load';
  return { numbers, first, last, isWhole, bar: hasBars ? Math.min(left, MOST_BAR) : 0 };
}

/** What a full bar stands for, by column: the greatest value of its rows; of the weeks, that of all. */
function fullOf({ columns, rows }: FigureTable): number[] {
  const most = columns.map((_, at) => greatestOf(rows.map(({ values }) => sizeOf(values[at] ?? 0))));
  const counts = greatestOf(most.filter((_, at) => columns[at]?.kind === 'count'));
  // Amounts are compared across: what is late is a part of what is due.
  const money = greatestOf(most.filter((_, at) => columns[at]?.kind === 'money'));
  return most.map((own, at) => ({ count: counts, money, number: own, hours: own })[columns[at]?.kind ?? 'number']);
}

function rowLine(
  table: FigureTable,
  { label, values }: { readonly label: string; readonly values: readonly FigureValue[] },
  plan: Plan,
  tools: FigureDrawing & { readonly full: readonly number[] | null; readonly focused: number | null },
): string {
  const { texts, palette, full, focused, width } = tools;
  const start = fitText(`${focused === null ? ' ' : '▸'}${label}`, plan.label);
  let used = plan.label;
  const cells = table.columns.slice(plan.first, plan.last + 1).map((column, place) => {
    const at = plan.first + place;
    const value = values[at] ?? 0;
    const share = full?.[at] ? sizeOf(value) / full[at] : 0;
    const isCount = column.kind === 'count';
    const number = full && sizeOf(value) === 0 ? '·' : plan.format(column, value, texts);
    const sign = isCount ? (full ? shareColumn(share) : ' ') : '';
    const text = sign + fitText(number, (plan.numbers[at] ?? 0) - sign.length, 'right');
    const bar = plan.bar === 0 || isCount ? '' : ` ${full ? shareBar(share, plan.bar) : ' '.repeat(plan.bar)}`;
    used += gapOf(column) + textWidth(text) + textWidth(bar);
    const isLate = column.key === 'late' && sizeOf(value) > 0;
    const colored = paintBar(column, bar, palette);
    const gap = ' '.repeat(gapOf(column));
    if (at === focused) return `${gap}${inverse(text)}${colored}`;
    return gap + (isLate ? palette.late(text) : text) + colored;
  });
  return start + cells.join('') + ' '.repeat(Math.max(0, width - used));
}

/** Lines from which on the shapes have room beside the rows. */
const LEAST_FOR_SHAPES = 8;

/**
 * The course of each column over the months or weeks as a sparkline, each to its own greatest value; null for a table of
 * people, and where no column is wide enough. What was due before the range is none of its months.
 */
function shapesLine(table: FigureTable, plan: Plan, { texts, palette, width }: FigureDrawing): string | null {
  const { view, rows, columns } = table;
  if (view === 'people' || view === 'load') return null;
  const times = rows.filter(({ key }) => key !== BEFORE);
  let used = plan.label;
  let isSeen = false;
  const cells = columns.slice(plan.first, plan.last + 1).map((column, place) => {
    const at = plan.first + place;
    const room = (plan.numbers[at] ?? 0) + (plan.bar === 0 ? 0 : plan.bar + 1);
    used += gapOf(column) + room;
    const sizes = times.map(({ values }) => sizeOf(values[at] ?? 0));
    const isShown = sizes.length <= room && greatestOf(sizes) > 0;
    isSeen ||= isShown;
    const cell = fitText(isShown ? sparkline(sizes) : '', room, plan.bar === 0 ? 'right' : 'left');
    return ' '.repeat(gapOf(column)) + paintBar(column, cell, palette);
  });
  if (!isSeen) return null;
  return fitText(` ${texts.t('figures.shape')}`, plan.label) + cells.join('') + ' '.repeat(Math.max(0, width - used));
}

/**
 * Draws a table as lines of exactly the width: headings, the course over time, rows with bars, totals. Where there is no room, amounts lose
 * their cents, then the bars go, then the columns away from the cursor.
 */
export function figureLines(table: FigureTable, cursor: Cursor, tools: FigureDrawing): string[] {
  const { height, width, texts } = tools;
  const plan = planOf(table, cursor.column, tools);
  const full = fullOf(table);
  const { columns, rows, totals } = table;
  const more = { left: plan.first > 0 ? '‹' : ' ', right: plan.last + 1 < columns.length ? '›' : ' ' };
  const titles = columns.slice(plan.first, plan.last + 1).map((column, place) => {
    const { title, kind } = column;
    const bar = plan.bar === 0 || kind === 'count' ? '' : ' '.repeat(plan.bar + 1);
    return `${' '.repeat(gapOf(column))}${fitText(title, plan.numbers[plan.first + place] ?? 0, 'right')}${bar}`;
  });
  const head =
    fitText(`${more.left}${fitText(table.heading, plan.label - 1)}${titles.join('').trimEnd()}`, width - 1) +
    more.right;
  const shapes = height >= LEAST_FOR_SHAPES ? shapesLine(table, plan, tools) : null;
  const top = shapes === null ? [bold(head)] : [bold(head), shapes];
  const room = Math.max(1, height - top.length - 1);
  const isTotal = cursor.row >= rows.length;
  const place = isTotal ? rows.length - 1 : cursor.row;
  const offset = scrollOffset({ offset: 0, cursor: Math.max(0, place), height: room, total: rows.length });
  const shown = rows.slice(offset, offset + room).map((row, at) => {
    const focused = offset + at === cursor.row ? cursor.column : null;
    return rowLine(table, { ...row, label: labelOf(row, tools.present) }, plan, { ...tools, full, focused });
  });
  const total = { label: texts.t('figures.total'), values: totals };
  const blank = Array.from({ length: Math.max(0, room - shown.length) }, () => ' '.repeat(width));
  return [
    ...top,
    ...shown,
    bold(rowLine(table, total, plan, { ...tools, full: null, focused: isTotal ? cursor.column : null })),
    ...blank,
  ].slice(0, height);
}
