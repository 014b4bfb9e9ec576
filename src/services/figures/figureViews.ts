import { addDays } from '../../domain/days.ts';
import { addMonths, mondayOf, monthOf } from '../../domain/periods.ts';
import type { Role } from '../../domain/roles.ts';
import type { Session } from '../session.ts';
import type { FigureScope } from './figureRange.ts';
import type { MoneyMeasure } from './moneyFigures.ts';

/**
 * The tables of figures: what is owed by month; all money by month, and by commercial; the load by support, a column a
 * week; the load by week.
 */
export const FIGURE_VIEWS = ['dues', 'months', 'people', 'load', 'weeks'] as const;
export type FigureView = (typeof FIGURE_VIEWS)[number];

/** So many months or weeks from the first one on (`YYYY-MM`, or a Monday). */
export interface FigureRange {
  readonly from: string;
  readonly count: number;
}

/** What a table of figures is asked for. */
export interface FigureQuery {
  readonly view: FigureView;
  readonly range: FigureRange;
  readonly scope: FigureScope;
}

export const isOfWeeks = (view: FigureView): boolean => view === 'load' || view === 'weeks';

/** The measures of the tables of money. */
export const MEASURES_OF: { readonly [V in FigureView]: readonly MoneyMeasure[] } = {
  dues: ['due', 'late'],
  months: ['signed', 'paid', 'due', 'late'],
  people: ['signed', 'paid', 'due', 'late'],
  load: [],
  weeks: [],
};

/** Each department sees its own first. */
export const VIEWS_OF: Readonly<Record<Role, readonly FigureView[]>> = {
  gestion: ['dues', 'months', 'people', 'load', 'weeks'],
  commercial: ['months', 'dues', 'people', 'weeks', 'load'],
  support: ['weeks', 'load', 'months', 'dues', 'people'],
  collaborator: ['months', 'dues', 'people', 'load', 'weeks'],
};

const MONTHS = 12;
const WEEKS_BACK = 4;
const WEEKS_AHEAD = 12;

/** @returns the periods shown first: the next twelve months of what is owed, else the last twelve; weeks around today */
export function usualRange({ clock }: Pick<Session, 'clock'>, view: FigureView): FigureRange {
  const today = clock.today();
  if (isOfWeeks(view)) return { from: addDays(mondayOf(today), -7 * WEEKS_BACK), count: WEEKS_BACK + 1 + WEEKS_AHEAD };
  const month = monthOf(today);
  return { from: view === 'dues' ? month : addMonths(month, 1 - MONTHS), count: MONTHS };
}

/** @returns the key of the row or column of the present month or week @param today `YYYY-MM-DD` */
export const presentKey = (view: FigureView, today: string): string =>
  isOfWeeks(view) ? mondayOf(today) : monthOf(today);

/** @returns whether the department has records of its own among these: clients, or events */
export const hasOwn = (role: Role, view: FigureView): boolean =>
  role === 'commercial' || (role === 'support' && isOfWeeks(view));

/** @returns the range moved by so many months or weeks */
export const movedRange = (view: FigureView, { from, count }: FigureRange, by: number): FigureRange => ({
  from: isOfWeeks(view) ? addDays(from, 7 * by) : addMonths(from, by),
  count,
});
