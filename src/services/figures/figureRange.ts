import { startOfDay } from '../../domain/companyClock.ts';
import { addMonths, firstDayOf, monthsFrom, weeksFrom } from '../../domain/periods.ts';
import type { Session } from '../session.ts';

/** Whose figures: those of the user's own records, as in the lists, or all. */
export type FigureScope = 'mine' | 'all';

/** The most periods of one question: ten years of months, two years of weeks. */
export const MOST_MONTHS = 120;
export const MOST_WEEKS = 104;

/** So many months from one on (`YYYY-MM`). */
export interface MonthRange {
  readonly from: string;
  readonly months: number;
}

/** So many weeks from a Monday on. */
export interface WeekRange {
  readonly from: string;
  readonly weeks: number;
}

/** One period: from an instant on, until another. */
export interface Period {
  /** The month, or the Monday of the week. */
  readonly name: string;
  readonly start: Date;
  readonly end: Date;
}

function periods({ clock }: Session, names: readonly string[], firstDay: (name: string) => string): Period[] {
  const starts = names.map((name) => startOfDay(clock, firstDay(name)));
  return names.slice(0, -1).map((name, at) => ({
    name,
    start: starts[at] ?? new Date(0),
    end: starts[at + 1] ?? new Date(0),
  }));
}

/** @returns the months of a range, in the company's zone */
export const monthPeriods = (session: Session, { from, months }: MonthRange): Period[] =>
  periods(session, monthsFrom(from, months + 1), firstDayOf);

/** @returns the weeks of a range, in the company's zone */
export const weekPeriods = (session: Session, { from, weeks }: WeekRange): Period[] =>
  periods(session, weeksFrom(from, weeks + 1), (monday) => monday);

/** @returns the first day after the range */
export const dayAfterMonths = ({ from, months }: MonthRange): string => firstDayOf(addMonths(from, months));
