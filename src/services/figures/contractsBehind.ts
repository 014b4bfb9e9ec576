import { firstDayOf } from '../../domain/periods.ts';
import { databaseOf } from '../databaseOf.ts';
import { allOf, raw, type Sql, sql } from '../lists/sql.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import { dueSql } from './dueSql.ts';
import { dayAfterMonths, monthPeriods } from './figureRange.ts';
import { BEFORE, NOBODY } from './figureTable.ts';
import { type FigureQuery, hasOwn } from './figureViews.ts';
import { SIGNED } from './moneyFigures.ts';

/** A number of a table: its row and its column, by their keys. */
export interface FigureCell extends FigureQuery {
  /** Null for the totals. */
  readonly row: string | null;
  readonly column: string;
}

/** A contract that a sum is of, and its part of it. */
export interface BehindRow {
  readonly id: number;
  /** The company of its client. */
  readonly name: string;
  readonly amount: string;
}

export interface Behind {
  readonly rows: readonly BehindRow[];
  /** False if there are more than these. */
  readonly isWhole: boolean;
}

/** The months that the sum is of. */
function spanOf({ view, range, row }: FigureCell): { readonly from: string; readonly count: number } {
  if (view === 'people' || row === null || row === BEFORE) return range;
  return { from: row, count: 1 };
}

/** The person that the number is of; undefined for everybody's. */
function personOfCell({ view, row }: FigureCell): number | null | undefined {
  if (view !== 'people' || row === null) return undefined;
  return row === NOBODY ? null : Number(row);
}

const isPerson = (column: string, id: number | null | undefined): Sql[] =>
  id === undefined ? [] : [id === null ? raw(`${column} IS NULL`) : sql`${raw(column)} = ${id}`];

/** The contracts of a number, and how much of it each is. */
function partsSql(session: Session, cell: FigureCell, own: number | null): Sql {
  const { clock } = session;
  const { from, count } = spanOf(cell);
  const months = { from, months: count };
  const person = personOfCell(cell);
  const mine = own === null ? [] : [sql`k.collaborator_id = ${own}`];
  const isOfPeople = own !== null || person !== undefined;
  const client = raw(isOfPeople ? 'STRAIGHT_JOIN client k ON k.client_id = c.client_id' : '');
  const contract = raw(isOfPeople ? 'STRAIGHT_JOIN contract c ON c.contract_id = p.contract_id' : '');
  if (cell.column === 'signed') {
    const periods = monthPeriods(session, months);
    const [start, end] = [periods[0]?.start ?? null, periods.at(-1)?.end ?? null];
    const tests = allOf([
      SIGNED,
      sql`c.signed_at >= ${start}`,
      sql`c.signed_at < ${end}`,
      ...mine,
      ...isPerson('k.collaborator_id', person),
    ]);
    return sql`SELECT c.contract_id, c.cost AS amount FROM contract c FORCE INDEX (contract_signed_at) ${client} WHERE ${tests}`;
  }
  if (cell.column === 'paid') {
    const tests = allOf([
      sql`p.paid_on >= ${firstDayOf(from)}`,
      sql`p.paid_on < ${dayAfterMonths(months)}`,
      ...mine,
      ...isPerson('k.collaborator_id', person),
    ]);
    return sql`SELECT p.contract_id, SUM(p.amount) AS amount FROM payment p FORCE INDEX (payment_paid_on)
      ${contract} ${client} WHERE ${tests} GROUP BY p.contract_id HAVING amount <> 0`;
  }
  const isBefore = cell.row === BEFORE;
  const first = firstDayOf(cell.range.from);
  const until = isBefore ? first : dayAfterMonths(months);
  const isOfMonth = cell.row !== null && !isBefore && cell.view !== 'people';
  const due = dueSql({ clock, from: isOfMonth ? firstDayOf(from) : first, until, commercialId: own });
  const tests = allOf([
    ...(isOfMonth ? [sql`m.due_day >= ${firstDayOf(from)}`] : []),
    ...(cell.column === 'late' ? [sql`m.due_day < ${clock.today()}`] : []),
    ...isPerson('m.person_id', person),
  ]);
  return sql`SELECT m.contract_id, SUM(m.missing) AS amount FROM (${due}) m WHERE ${tests} GROUP BY m.contract_id`;
}

/**
 * The contracts behind a sum of money, each with its part of it, the largest first.
 *
 * @param most the most contracts to read
 * @param signal when aborted, a question that was not sent yet is dropped
 */
export async function listContractsBehind(
  session: Session,
  cell: FigureCell,
  most: number,
  signal?: AbortSignal,
): Promise<Behind> {
  requirePermission(session, 'contract.list');
  // What was signed or received before the range is not told.
  if (cell.row === BEFORE && (cell.column === 'signed' || cell.column === 'paid')) return { rows: [], isWhole: true };
  const isMine = cell.scope === 'mine' && hasOwn(session.actor.role, cell.view);
  const parts = partsSql(session, cell, isMine ? session.actor.id : null);
  // Only the contracts that are shown need the name of their client.
  const { text, values } = sql`SELECT x.contract_id AS id, n.company_name AS name, x.amount FROM (
      SELECT a.contract_id, a.amount FROM (${parts}) a
      ORDER BY a.amount DESC, a.contract_id LIMIT ${raw(String(most + 1))}) x
    JOIN contract_listing n ON n.contract_id = x.contract_id
    ORDER BY x.amount DESC, x.contract_id`;
  const rows = await databaseOf(session).db.read(text, values, { isBackground: true, ...(signal && { signal }) });
  return {
    rows: rows.slice(0, most).map(({ id, name, amount }) => ({
      id: Number(id),
      name: String(name),
      amount: String(amount),
    })),
    isWhole: rows.length <= most,
  };
}
