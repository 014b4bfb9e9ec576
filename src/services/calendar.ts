import type { SqlRow, SqlValue } from '../db/reader.ts';
import { startOfDay } from '../domain/companyClock.ts';
import { addDays, DAY_MS, touches } from '../domain/days.ts';
import { openGapsOf } from '../domain/eventGaps.ts';
import { longWithin } from '../domain/lengthClasses.ts';
import { personOf } from '../domain/personOf.ts';
import type { CalendarDay, CalendarEvent } from './calendarDays.ts';
import { databaseOf } from './databaseOf.ts';
import { requirePermission } from './requirePermission.ts';
import type { Session } from './session.ts';

/** Whose events: all, the user's own (as in the list of events), one support's, or those without a support. */
export type Whose = { readonly kind: 'all' | 'mine' | 'nobody' } | { readonly kind: 'support'; readonly id: number };

export interface CalendarQuery {
  /** The first day, `YYYY-MM-DD`, in the company's time zone. */
  readonly from: string;
  readonly days: number;
  readonly whose: Whose;
  /** The most events to read for one day; 300 by default. */
  readonly most?: number;
}

const MAX_EVENTS = 300;
/** The maximum count for one day. */
const MAX_COUNTED = 10_000;

interface Scope {
  readonly index: string;
  readonly where: string;
  readonly values: readonly SqlValue[];
}

/** An index that begins with these columns, followed by the start: each day is one range of it. */
function scopeOf({ actor }: Session, whose: Whose): Scope {
  if (whose.kind === 'support') return { index: 'event_listing_assigned', where: 'support_id = ?', values: [whose.id] };
  if (whose.kind === 'nobody') return { index: 'event_listing_unassigned', where: 'is_unassigned = ?', values: [1] };
  if (whose.kind === 'all') return { index: 'event_listing_event_start', where: '? = 1', values: [1] };
  if (actor.role === 'commercial')
    return { index: 'event_listing_own', where: 'commercial_id = ?', values: [actor.id] };
  return { index: 'event_listing_assigned', where: 'support_id = ?', values: [actor.id] };
}

const COLUMNS = `event_id, name, event_start, event_end, support_id, support_name, company_name, location, attendees,
  late_from, task_due_on`;
const FROM = (index: string, where: string) =>
  `FROM event_listing FORCE INDEX (${index}) WHERE ${where} AND is_active = 1`;

/**
 * Builds one statement for all days. Each day is a short index range that ends after `most` rows, so ten thousand
 * events in a day cost no more than three hundred. Events that began before the first day are also found by their
 * start, if they last at most one day. The few longer ones have their own index, so they are found whenever they began.
 */
function rangesSql(bounds: readonly Date[], { index, where, values }: Scope, most: number) {
  const [first = new Date(0)] = bounds;
  const last = bounds.at(-1) ?? first;
  const days = bounds.slice(0, -1).map((start, at) => {
    const range = `event_start >= ? AND event_start < ? ORDER BY event_start, event_id LIMIT ${most + 1}`;
    return {
      sql: `(SELECT ${COLUMNS} ${FROM(index, where)} AND ${range})`,
      values: [...values, start, bounds[at + 1]],
    };
  });
  const short = 'is_long = 0 AND event_start >= ? AND event_start < ? AND event_end > ?';
  const long = longWithin(first, last);
  const parts = [
    ...days,
    {
      sql: `(SELECT ${COLUMNS} ${FROM(index, where)} AND ${short} LIMIT ${most + 1})`,
      values: [...values, new Date(first.getTime() - DAY_MS), first, first],
    },
    {
      sql: `(SELECT ${COLUMNS} ${FROM('event_listing_length', where)} AND ${long.text} LIMIT ${most + 1})`,
      values: [...values, ...long.values],
    },
  ];
  return {
    sql: parts.map((part) => part.sql).join(' UNION ALL '),
    values: parts.flatMap((part) => part.values) as SqlValue[],
  };
}

const toCalendarEvent =
  ({ now, clock }: Session) =>
  (row: SqlRow): CalendarEvent => {
    const event = {
      id: Number(row.event_id),
      name: String(row.name),
      start: row.event_start as Date,
      end: row.event_end as Date,
      support: personOf(row.support_id, row.support_name),
      companyName: String(row.company_name),
      location: String(row.location),
      attendees: row.attendees === null ? null : Number(row.attendees),
    };
    const waiting = { lateFrom: row.late_from as string | null, taskDueOn: row.task_due_on as string | null };
    return { ...event, gaps: openGapsOf({ ...event, ...waiting, isActive: true }, now(), clock.today()) };
  };

/** Counts the events that start on each of these days. It is called only for days with more events than were read. */
async function countStarts(session: Session, days: readonly CalendarDay[], { index, where, values }: Scope) {
  const one = `SELECT 1 ${FROM(index, where)} AND event_start >= ? AND event_start < ? LIMIT ${MAX_COUNTED}`;
  const sql = days
    .map((_, at) => `(SELECT ${at} AS place, COUNT(*) AS total FROM (${one}) AS d${at})`)
    .join(' UNION ALL ');
  const rows = await databaseOf(session).db.read(
    sql,
    days.flatMap(({ start, end }) => [...values, start, end]),
  );
  return new Map(rows.map((row) => [days[Number(row.place)]?.day, Number(row.total)]));
}

/**
 * Returns the days of a calendar, each with the events that touch it. An event that crosses midnight or lasts several
 * days is on each of its days.
 */
export async function listCalendar(session: Session, query: CalendarQuery): Promise<CalendarDay[]> {
  requirePermission(session, 'event.list');
  const { clock } = session;
  const { from, whose, most = MAX_EVENTS } = query;
  const names = Array.from({ length: query.days }, (_, at) => addDays(from, at));
  const bounds = [...names, addDays(from, query.days)].map((day) => startOfDay(clock, day));
  const scope = scopeOf(session, whose);
  const { sql, values } = rangesSql(bounds, scope, most);
  const rows = (await databaseOf(session).db.read(sql, values)).map(toCalendarEvent(session));
  const found = new Map(rows.map((event) => [event.id, event]));
  const events = [...found.values()].toSorted((a, b) => a.start.getTime() - b.start.getTime() || a.id - b.id);
  const days = names.map((day, at): CalendarDay => {
    const slot = { start: bounds[at] ?? new Date(0), end: bounds[at + 1] ?? new Date(0) };
    const those = events.filter((event) => touches(event, slot));
    return { day, ...slot, events: those, total: those.length, isExact: true };
  });
  const isCut = ({ start, events: those }: CalendarDay) => those.filter((event) => event.start >= start).length > most;
  const cut = days.filter(isCut);
  if (cut.length === 0) return days;
  const starts = await countStarts(session, cut, scope);
  return days.map((one, at) => {
    const counted = starts.get(one.day);
    // The events left out of a full day may last past midnight, so the next day may be incomplete too.
    const isBehindCut = starts.has(days[at - 1]?.day);
    if (counted === undefined) return { ...one, isExact: !isBehindCut };
    const carried = one.events.filter(({ start }) => start < one.start).length;
    const isExact = !isBehindCut && counted < MAX_COUNTED;
    return { ...one, events: one.events.slice(0, carried + most), total: carried + counted, isExact };
  });
}
