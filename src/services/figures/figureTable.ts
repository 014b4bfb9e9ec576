import { fromCents, toCents } from '../../domain/money.ts';
import { monthsFrom, weeksFrom } from '../../domain/periods.ts';
import type { PersonRef } from '../../domain/records/record.ts';
import { listSupportNames } from '../calendarSupports.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import { type FigureQuery, hasOwn, isOfWeeks, MEASURES_OF } from './figureViews.ts';
import { type LoadFigure, listLoadFigures } from './loadFigures.ts';
import { listMoneyFigures, type MoneyFigure } from './moneyFigures.ts';

export interface FigureColumn {
  /** A measure, or the Monday of a week. */
  readonly key: string;
  readonly title: string;
  /** `count` is one of many narrow columns beside each other. */
  readonly kind: 'money' | 'number' | 'hours' | 'count';
}

/** A decimal string for money, else a number. */
export type FigureValue = string | number;

export interface FigureRow {
  /** A month or a Monday, `before`, the id of a person, or `nobody`. */
  readonly key: string;
  readonly label: string;
  /** A value for each column. */
  readonly values: readonly FigureValue[];
}

export interface FigureTable extends FigureQuery {
  /** What the rows are. */
  readonly heading: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
  readonly totals: readonly FigureValue[];
}

export const BEFORE = 'before';
export const NOBODY = 'nobody';

const keyOf = (person: PersonRef | null): string => (person ? String(person.id) : NOBODY);

/** The people of the figures by name, those who are missing last. */
function peopleOf(people: readonly (PersonRef | null)[], nobody: string): [key: string, label: string][] {
  const found = new Map(people.map((person) => [keyOf(person), person?.name ?? nobody]));
  return [...found].toSorted(([a, one], [b, other]) =>
    a === NOBODY || b === NOBODY ? Number(a === NOBODY) - Number(b === NOBODY) : one.localeCompare(other),
  );
}

function moneyTable(session: Session, query: FigureQuery, figures: readonly MoneyFigure[]): FigureTable {
  const { t, month } = session.texts;
  const isByPerson = query.view === 'people';
  const measures = MEASURES_OF[query.view];
  const sums = new Map<string, bigint>();
  const add = (key: string, cents: bigint) => sums.set(key, (sums.get(key) ?? 0n) + cents);
  for (const { measure, month: at, person, amount } of figures) {
    add(`${isByPerson ? keyOf(person) : (at ?? BEFORE)} ${measure}`, toCents(amount));
    add(`total ${measure}`, toCents(amount));
  }
  const isOwedBefore = figures.some(({ month: at }) => at === null);
  const months = monthsFrom(query.range.from, query.range.count).map((name) => [name, month(name)] as const);
  const names = isByPerson
    ? peopleOf(
        figures.map(({ person }) => person),
        t('figures.noCommercial'),
      )
    : [...(isOwedBefore ? [[BEFORE, t('figures.before')] as const] : []), ...months];
  const valuesOf = (key: string) => measures.map((measure) => fromCents(sums.get(`${key} ${measure}`) ?? 0n));
  return {
    ...query,
    heading: t(isByPerson ? 'figures.commercial' : 'figures.month'),
    columns: measures.map((key) => ({ key, title: t(`figures.${key}`), kind: 'money' })),
    rows: names.map(([key, label]) => ({ key, label, values: valuesOf(key) })),
    totals: valuesOf('total'),
  };
}

const LOAD = ['events', 'hours', 'attendees', 'unassigned'] as const;

/** Hours with one decimal. */
const hoursOf = (minutes: number): number => Math.round(minutes / 6) / 10;

function loadSums(figures: readonly LoadFigure[]): Record<(typeof LOAD)[number], number> {
  const sum = (value: (figure: LoadFigure) => number) => figures.reduce((total, figure) => total + value(figure), 0);
  return {
    events: sum(({ events }) => events),
    hours: hoursOf(sum(({ minutes }) => minutes)),
    attendees: sum(({ attendees }) => attendees),
    unassigned: sum(({ person, events }) => (person ? 0 : events)),
  };
}

function loadTable(
  session: Session,
  query: FigureQuery,
  figures: readonly LoadFigure[],
  supports: readonly PersonRef[],
): FigureTable {
  const { t, shortDay } = session.texts;
  const isByPerson = query.view === 'load';
  const weeks = weeksFrom(query.range.from, query.range.count);
  const measures = isByPerson ? (['events', 'hours'] as const) : LOAD;
  const columns: FigureColumn[] = [
    ...measures.map((key) => ({
      key,
      title: t(`figures.${key}`),
      kind: key === 'hours' ? ('hours' as const) : ('number' as const),
    })),
    ...(isByPerson ? weeks.map((key) => ({ key, title: shortDay(key).slice(0, 5), kind: 'count' as const })) : []),
  ];
  const valuesOf = (those: readonly LoadFigure[]): number[] => {
    const sums = loadSums(those);
    const byWeek = isByPerson
      ? weeks.map((week) => loadSums(those.filter((figure) => figure.week === week)).events)
      : [];
    return [...measures.map((measure) => sums[measure]), ...byWeek];
  };
  const people = [...figures.map(({ person }) => person), ...supports];
  const rows = isByPerson
    ? peopleOf(people, t('events.unassigned')).map(([key, label]) => ({
        key,
        label,
        values: valuesOf(figures.filter(({ person }) => keyOf(person) === key)),
      }))
    : weeks.map((key) => ({
        key,
        label: t('figures.weekOf', { day: shortDay(key) }),
        values: valuesOf(figures.filter(({ week }) => week === key)),
      }));
  return {
    ...query,
    heading: t(isByPerson ? 'figures.support' : 'figures.week'),
    columns,
    rows,
    totals: valuesOf(figures),
  };
}

/**
 * Reads one table of figures. The screen, the exports and `epicevent report` have their numbers from here.
 *
 * @param signal when aborted, questions that were not sent yet are dropped
 * @returns the table; of all records where the department has none of its own among these
 */
export async function readFigureTable(
  session: Session,
  asked: FigureQuery,
  signal?: AbortSignal,
): Promise<FigureTable> {
  requirePermission(session, 'contract.list');
  requirePermission(session, 'event.list');
  const { view, range } = asked;
  const scope = hasOwn(session.actor.role, view) ? asked.scope : 'all';
  const query = { view, range, scope };
  if (isOfWeeks(view)) {
    const [figures, supports] = await Promise.all([
      listLoadFigures(session, { range: { from: range.from, weeks: range.count }, scope }, signal),
      view === 'load' && scope === 'all' ? listSupportNames(session) : [],
    ]);
    return loadTable(session, query, figures, supports);
  }
  const months = { from: range.from, months: range.count };
  const money = { range: months, scope, measures: MEASURES_OF[view], isByPerson: view === 'people' };
  const figures = await listMoneyFigures(session, money, signal);
  return moneyTable(session, query, figures);
}
