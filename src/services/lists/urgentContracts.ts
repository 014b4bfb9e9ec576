import { DAY_MS } from '../../domain/days.ts';
import { longWithin } from '../../domain/lengthClasses.ts';
import type { ContractRecord } from '../../domain/records/contract.ts';
import { databaseOf } from '../databaseOf.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import { contractList } from './contractList.ts';
import { allOf, raw, type Sql, sql } from './sql.ts';

/** An event is near if it starts within this number of days. */
const NEAR_DAYS = 30;
/** The number of upcoming events to read, the next first. This bounds the time for any number of records. */
const LOOKED_AT = 5000;

/**
 * Selects the contract id and the start of the next events that are not over. Events longer than a day need a query of
 * their own.
 */
function comingSql({ actor, now }: Session, scope: 'mine' | 'all'): Sql {
  const instant = now();
  const from = new Date(instant.getTime() - DAY_MS);
  const begun = longWithin(new Date(instant.getTime() - 1), from, 'l.');
  const own = scope === 'mine' ? [sql`l.commercial_id = ${actor.id}`] : [];
  const asked = [...own, raw('l.is_active = 1'), sql`l.event_end >= ${instant}`];
  const index = raw(scope === 'mine' ? 'event_listing_own' : 'event_listing_event_start');
  return sql`(SELECT l.contract_id, l.event_start FROM event_listing l FORCE INDEX (${index})
      WHERE ${allOf([...asked, sql`l.event_start >= ${from}`])} ORDER BY l.event_start LIMIT ${raw(String(LOOKED_AT))})
    UNION ALL
    (SELECT l.contract_id, l.event_start FROM event_listing l FORCE INDEX (event_listing_length)
      WHERE ${allOf([...asked, { text: `(${begun.text})`, values: begun.values }])})`;
}

/**
 * The unpaid contracts of upcoming events, the most urgent first: nothing paid and the event within 30 days, then the
 * earliest event, then the largest balance, then the id. `mine` keeps the contracts of the user's clients.
 */
export async function listUrgentContracts(
  session: Session,
  scope: 'mine' | 'all',
  limit: number,
): Promise<readonly ContractRecord[]> {
  requirePermission(session, 'contract.list');
  const near = new Date(session.now().getTime() + NEAR_DAYS * DAY_MS);
  const { text, values } = sql`SELECT ${raw(contractList.shown)}
    FROM (SELECT e.contract_id, MIN(e.event_start) AS next FROM (${comingSql(session, scope)}) e GROUP BY e.contract_id) n
    STRAIGHT_JOIN contract_listing l ON l.contract_id = n.contract_id ${raw(contractList.joins)}
    WHERE l.is_unpaid = 1 AND l.is_active = 1
    ORDER BY (n.next < ${near} AND l.balance = l.cost) DESC, n.next, l.balance DESC, l.contract_id
    LIMIT ${raw(String(limit))}`;
  const rows = await databaseOf(session).db.read(text, values);
  return rows.map(contractList.toRecord);
}
