import type { SqlRow } from '../../db/reader.ts';
import { firstDayOf } from '../../domain/periods.ts';
import { personOf } from '../../domain/personOf.ts';
import type { PersonRef } from '../../domain/records/record.ts';
import { databaseOf } from '../databaseOf.ts';
import { joined, raw, type Sql, sql } from '../lists/sql.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import { dueSql } from './dueSql.ts';
import { dayAfterMonths, type FigureScope, type MonthRange, monthPeriods } from './figureRange.ts';

/**
 * What is summed up: contracts by the month of their signature, payments by their day, and what instalments are not paid
 * by the month in which they are due. `late` is the part of `due` from before today.
 */
export const MONEY_MEASURES = ['signed', 'paid', 'due', 'late'] as const;
export type MoneyMeasure = (typeof MONEY_MEASURES)[number];

/** One sum: of a measure, a month, and the clients of one commercial. */
export interface MoneyFigure {
  readonly measure: MoneyMeasure;
  /** `YYYY-MM`; null for what was due before the range. */
  readonly month: string | null;
  /** The commercial of the clients; null for clients without one, and where it was not asked for. */
  readonly person: PersonRef | null;
  /** A decimal string. */
  readonly amount: string;
}

export interface MoneyQuery {
  readonly range: MonthRange;
  readonly scope: FigureScope;
  readonly measures: readonly MoneyMeasure[];
  /** True to tell the commercials apart, which takes a look at each contract. */
  readonly isByPerson: boolean;
}

const PERSON = raw('k.collaborator_id AS person_id, MAX(k.commercial_name) AS person_name');
const NOBODY = raw('NULL AS person_id, NULL AS person_name');

/** A signature counts while the contract is signed or closed: a cancelled one is not owed any more. */
export const SIGNED = raw("c.is_active = 1 AND c.statut IN ('signed', 'closed')");

/** Whose records: joins the client of a contract only where it decides something. */
interface People {
  readonly isJoined: boolean;
  readonly columns: Sql;
  readonly test: Sql;
  readonly group: Sql;
}

function peopleOf({ actor }: Session, { scope, isByPerson }: Pick<MoneyQuery, 'scope' | 'isByPerson'>): People {
  return {
    isJoined: isByPerson || scope === 'mine',
    columns: isByPerson ? PERSON : NOBODY,
    test: scope === 'mine' ? sql` AND k.collaborator_id = ${actor.id}` : raw(''),
    group: raw(isByPerson ? ' GROUP BY k.collaborator_id' : ''),
  };
}

/** A month is a range of the index of signatures, with all that the sum needs. */
function signedSql(session: Session, query: MoneyQuery): Sql {
  const { isJoined, columns, test, group } = peopleOf(session, query);
  const client = raw(isJoined ? 'STRAIGHT_JOIN client k ON k.client_id = c.client_id' : '');
  const parts = monthPeriods(session, query.range).map(
    ({
      name,
      start,
      end,
    }) => sql`(SELECT ${raw(`'${name.replace('-', '')}' AS month`)}, ${columns}, SUM(c.cost) AS amount
      FROM contract c FORCE INDEX (contract_signed_at) ${client}
      WHERE ${SIGNED} AND c.signed_at >= ${start} AND c.signed_at < ${end}${test}${group})`,
  );
  return joined(parts, ' UNION ALL ');
}

/** Reversals count with their own day and sign, so the sums are what came in. */
function paidSql(session: Session, query: MoneyQuery): Sql {
  const { isJoined, columns, test } = peopleOf(session, query);
  const client = raw(
    isJoined
      ? 'STRAIGHT_JOIN contract c ON c.contract_id = p.contract_id STRAIGHT_JOIN client k ON k.client_id = c.client_id'
      : '',
  );
  return sql`SELECT EXTRACT(YEAR_MONTH FROM p.paid_on) AS month, ${columns}, SUM(p.amount) AS amount
    FROM payment p FORCE INDEX (payment_paid_on) ${client}
    WHERE p.paid_on >= ${firstDayOf(query.range.from)} AND p.paid_on < ${dayAfterMonths(query.range)}${test}
    GROUP BY month${raw(query.isByPerson ? ', k.collaborator_id' : '')}`;
}

function owedSql({ clock, actor }: Session, { range, scope, isByPerson }: MoneyQuery): Sql {
  const from = firstDayOf(range.from);
  const commercialId = scope === 'mine' ? actor.id : null;
  const due = dueSql({ clock, from, until: dayAfterMonths(range), commercialId });
  const person = isByPerson
    ? 'm.person_id, MAX(m.person_name) AS person_name'
    : 'NULL AS person_id, NULL AS person_name';
  return sql`SELECT IF(m.due_day < ${from}, 0, EXTRACT(YEAR_MONTH FROM m.due_day)) AS month, ${raw(person)},
      SUM(m.missing) AS due, SUM(IF(m.due_day < ${clock.today()}, m.missing, 0)) AS late
    FROM (${due}) m GROUP BY month${raw(isByPerson ? ', m.person_id' : '')}`;
}

function monthName(value: SqlRow[string] | undefined): string | null {
  const text = String(value);
  return text === '0' ? null : `${text.slice(0, 4)}-${text.slice(4)}`;
}

const figuresOf = (measure: MoneyMeasure, column: string, rows: readonly SqlRow[]): MoneyFigure[] =>
  rows.flatMap((row) => {
    const amount = row[column];
    if (amount === null || amount === undefined || Number(amount) === 0) return [];
    const person = personOf(row.person_id, row.person_name);
    return [{ measure, month: monthName(row.month), person, amount: String(amount) }];
  });

/**
 * Sums up by month, and by commercial. The database computes every sum within the range.
 *
 * @param signal when aborted, the questions that were not sent yet are dropped
 * @returns a figure for each sum that is not nothing, in no order
 */
export async function listMoneyFigures(
  session: Session,
  query: MoneyQuery,
  signal?: AbortSignal,
): Promise<readonly MoneyFigure[]> {
  requirePermission(session, 'contract.list');
  const { db } = databaseOf(session);
  // The sums of a great company take a while; the lists have their own connection meanwhile.
  const options = { isBackground: true, ...(signal && { signal }) };
  const ask = async (isAsked: boolean, { text, values }: Sql) => (isAsked ? db.read(text, values, options) : []);
  const has = (measure: MoneyMeasure) => query.measures.includes(measure);
  const [signed, paid, owed] = await Promise.all([
    ask(has('signed'), signedSql(session, query)),
    ask(has('paid'), paidSql(session, query)),
    ask(has('due') || has('late'), owedSql(session, query)),
  ]);
  return [
    ...figuresOf('signed', 'amount', signed),
    ...figuresOf('paid', 'amount', paid),
    ...(has('due') ? figuresOf('due', 'due', owed) : []),
    ...(has('late') ? figuresOf('late', 'late', owed) : []),
  ];
}
