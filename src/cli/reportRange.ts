import { addDays, daysBetween } from '../domain/days.ts';
import { Usage } from '../domain/errors.ts';
import { addMonths, countMonths, firstDayOf, mondayOf } from '../domain/periods.ts';
import { clean } from '../domain/safeText.ts';
import { MOST_MONTHS, MOST_WEEKS } from '../services/figures/figureRange.ts';
import { type FigureRange, type FigureView, isOfWeeks } from '../services/figures/figureViews.ts';
import type { ReportOptions } from './report.ts';

/** The months that were asked for; null where the usual ones of the table are wanted. */
export interface AskedMonths {
  readonly from: string;
  readonly to: string;
}

const MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;
/** The months of a report of which only one end was named. */
const USUAL = 12;

function readMonth(text: string): string {
  if (!MONTH.test(text)) throw new Usage({ key: 'cli.report.badMonth', params: { text: clean(text) } });
  return text;
}

/** @throws Usage for what is no month, and for too many months or none */
export function readRange({ by, from, to }: Pick<ReportOptions, 'by' | 'from' | 'to'>): AskedMonths | null {
  if (from === undefined && to === undefined) return null;
  const first = from === undefined ? addMonths(readMonth(to ?? ''), 1 - USUAL) : readMonth(from);
  const last = to === undefined ? addMonths(first, USUAL - 1) : readMonth(to);
  const count = countMonths(first, last);
  const isOfLoad = by === 'support' || by === 'week';
  const most = isOfLoad ? Math.floor((MOST_WEEKS * 7) / 31) : MOST_MONTHS;
  if (count < 1 || count > most)
    throw new Usage({ key: 'cli.report.badRange', params: { from: first, to: last, most } });
  return { from: first, to: last };
}

/** @returns the range of a table: the months, or the weeks that begin with that of the first day and end with the last */
export function rangeOf({ from, to }: AskedMonths, view: FigureView): FigureRange {
  if (!isOfWeeks(view)) return { from, count: countMonths(from, to) };
  const first = mondayOf(firstDayOf(from));
  const last = mondayOf(addDays(firstDayOf(addMonths(to, 1)), -1));
  return { from: first, count: daysBetween(first, last) / 7 + 1 };
}
