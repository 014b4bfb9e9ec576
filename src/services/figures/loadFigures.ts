import { personOf } from '../../domain/personOf.ts';
import type { PersonRef } from '../../domain/records/record.ts';
import { databaseOf } from '../databaseOf.ts';
import { joined, raw, type Sql, sql } from '../lists/sql.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import { type FigureScope, type WeekRange, weekPeriods } from './figureRange.ts';

/** What one support has in one week: the events that start in it. */
export interface LoadFigure {
  /** The Monday, `YYYY-MM-DD`. */
  readonly week: string;
  /** Null for events without a support. */
  readonly person: PersonRef | null;
  readonly events: number;
  /** The sum of their lengths, in minutes. */
  readonly minutes: number;
  /** The sum of those that are known. */
  readonly attendees: number;
}

export interface LoadQuery {
  readonly range: WeekRange;
  readonly scope: FigureScope;
}

/** The index and the test that keep the user's own events: S17 and, for a commercial, S18. */
export function loadScope({ actor }: Session, scope: FigureScope): { readonly index: string; readonly test: Sql } {
  if (scope === 'all') return { index: 'event_listing_event_start', test: raw('') };
  return actor.role === 'commercial'
    ? { index: 'event_listing_own', test: sql`l.commercial_id = ${actor.id} AND ` }
    : { index: 'event_listing_assigned', test: sql`l.support_id = ${actor.id} AND ` };
}

/**
 * Each week is one range of an index.
 *
 * @param signal when aborted, a question that was not sent yet is dropped
 * @returns the load of each support in each week that has events, in no order
 */
export async function listLoadFigures(
  session: Session,
  { range, scope }: LoadQuery,
  signal?: AbortSignal,
): Promise<readonly LoadFigure[]> {
  requirePermission(session, 'event.list');
  const { index, test } = loadScope(session, scope);
  const parts = weekPeriods(session, range).map(
    ({
      name,
      start,
      end,
    }) => sql`(SELECT ${raw(`'${name}' AS week`)}, l.support_id, MAX(l.support_name) AS support_name,
        COUNT(*) AS events, SUM(TIMESTAMPDIFF(MINUTE, l.event_start, l.event_end)) AS minutes,
        COALESCE(SUM(l.attendees), 0) AS attendees
      FROM event_listing l FORCE INDEX (${raw(index)})
      WHERE ${test}l.is_active = 1 AND l.event_start >= ${start} AND l.event_start < ${end} GROUP BY l.support_id)`,
  );
  const { text, values } = joined(parts, ' UNION ALL ');
  const rows = await databaseOf(session).db.read(text, values, { isBackground: true, ...(signal && { signal }) });
  return rows.map((row) => ({
    week: String(row.week),
    person: personOf(row.support_id, row.support_name),
    events: Number(row.events),
    minutes: Number(row.minutes),
    attendees: Number(row.attendees),
  }));
}
