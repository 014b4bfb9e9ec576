import { type CompanyClock, dayOf, startOfDay } from '../domain/companyClock.ts';
import { addDays, DAY_MS, type Span } from '../domain/days.ts';
import { NotAllowed } from '../domain/errors.ts';
import { longWithin } from '../domain/lengthClasses.ts';
import { mondayOf } from '../domain/periods.ts';
import type { EventRecord } from '../domain/records/event.ts';
import { authorizeDepartment } from '../policies/authorize.ts';
import { can } from '../policies/can.ts';
import { databaseOf } from './databaseOf.ts';
import { inTransaction, type Unit } from './inTransaction.ts';
import { activePeople, found, withContract } from './rows.ts';
import type { Session } from './session.ts';
import {
  busyWithin,
  byFitness,
  type Clash,
  clashesAmong,
  fitnessOf,
  joined,
  REST_MS,
  type Slot,
  type SupportChoice,
} from './supportFitness.ts';
import { toEvent } from './toRecord.ts';

export type { Clash, SupportChoice } from './supportFitness.ts';

/** The supports who could take some events. */
export interface SupportChoices {
  /** The active supports, the best choice first. */
  readonly choices: readonly SupportChoice[];
  /** Requested events that overlap another requested event. */
  readonly clashes: readonly Clash[];
  /** True if the events are in different weeks. */
  readonly areFarApart: boolean;
  /** True if one of the events already has a support. */
  readonly hasSupport: boolean;
}

const laterBy = (instant: Date, ms: number) => new Date(instant.getTime() + ms);
const earliest = (...instants: readonly Date[]) => new Date(Math.min(...instants.map(Number)));
const latest = (...instants: readonly Date[]) => new Date(Math.max(...instants.map(Number)));

/** The days that the event touches, its week from Monday, and the period in which other events matter. */
function around(clock: CompanyClock, slot: Slot) {
  const first = dayOf(clock.toLocal(slot.start));
  const last = dayOf(clock.toLocal(laterBy(slot.end, -1)));
  const monday = mondayOf(first);
  const days = { start: startOfDay(clock, first), end: startOfDay(clock, addDays(last, 1)) };
  return {
    slot,
    days,
    week: { start: startOfDay(clock, monday), end: startOfDay(clock, addDays(monday, 7)) },
    weekDays: [0, 1, 2, 3, 4, 5, 6].map((at) => ({
      start: startOfDay(clock, addDays(monday, at)),
      end: startOfDay(clock, addDays(monday, at + 1)),
    })),
    near: {
      start: earliest(days.start, laterBy(slot.start, -REST_MS)),
      end: latest(days.end, laterBy(slot.end, REST_MS)),
    },
  };
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
const starting = (spans: readonly Span[]): string =>
  `(${spans.map(() => 'event_start >= ? AND event_start < ?').join(' OR ')})`;
const bounds = (spans: readonly Span[]): Date[] => spans.flatMap(({ start, end }) => [start, end]);

const NEAR = 'support_id, event_id, name, event_start, event_end';

/** Reads the other events of these supports in these periods, sorted by support and start. */
async function eventsNear(
  session: Session,
  supports: readonly number[],
  ids: readonly number[],
  near: readonly Span[],
) {
  const { db } = databaseOf(session);
  // Events of at most one day are found by their start. The few longer ones have their own index.
  const begun = joined(near.map(({ start, end }) => ({ start: laterBy(start, -DAY_MS), end })));
  const whole = { start: earliest(...near.map(({ start }) => start)), end: latest(...near.map(({ end }) => end)) };
  const begunLong = longWithin(whole.start, whole.end);
  const [short, long] = await Promise.all([
    db.read(
      `SELECT support_contact AS ${NEAR} FROM event FORCE INDEX (event_support)
       WHERE support_contact IN (${marks(supports)}) AND is_active = 1 AND ${starting(begun)}
         AND event_id NOT IN (${marks(ids)})`,
      [...supports, ...bounds(begun), ...ids],
      { isPlain: true },
    ),
    db.read(
      `SELECT ${NEAR} FROM event_listing FORCE INDEX (event_listing_length)
       WHERE support_id IS NOT NULL AND is_active = 1 AND ${begunLong.text}
         AND event_id NOT IN (${marks(ids)})`,
      [...begunLong.values, ...ids],
      { isPlain: true },
    ),
  ]);
  const bySupport = new Map<number, Map<number, Slot>>(supports.map((id) => [id, new Map()]));
  for (const row of [...long, ...short]) {
    const slot = {
      id: Number(row.event_id),
      name: String(row.name),
      start: row.event_start as Date,
      end: row.event_end as Date,
    };
    bySupport.get(Number(row.support_id))?.set(slot.id, slot);
  }
  return new Map(
    [...bySupport].map(([id, slots]) => [
      id,
      [...slots.values()].sort((a, b) => a.start.getTime() - b.start.getTime() || a.id - b.id),
    ]),
  );
}

/** Counts the other events of each support that start in these weeks. */
async function loadOf(session: Session, supports: readonly number[], ids: readonly number[], weeks: readonly Span[]) {
  const rows = await databaseOf(session).db.read(
    `SELECT support_contact, COUNT(*) AS load_count FROM event FORCE INDEX (event_support)
     WHERE support_contact IN (${marks(supports)}) AND is_active = 1 AND ${starting(weeks)}
       AND event_id NOT IN (${marks(ids)})
     GROUP BY support_contact`,
    [...supports, ...bounds(weeks), ...ids],
    { isPlain: true },
  );
  return new Map(rows.map((row) => [Number(row.support_contact), Number(row.load_count)]));
}

/** The events that can be assigned. @throws NotAllowed if there are none */
async function assignable(unit: Unit, eventIds: readonly number[]): Promise<EventRecord[]> {
  const { models, readOptions, actor } = unit;
  const rows = await models.Event.findAll({
    where: { id: [...eventIds] },
    ...readOptions,
    include: withContract(models),
  });
  const events: EventRecord[] = [];
  let refusal: NotAllowed | null = null;
  for (const id of eventIds) {
    const event = toEvent(found(rows.find((row) => row.id === id) ?? null));
    const verdict = can(actor, 'event.assign', event);
    if (verdict.allowed) events.push(event);
    else refusal ??= new NotAllowed(verdict.problem);
  }
  if (refusal && events.length === 0) throw refusal;
  return events;
}

/**
 * The active supports, sorted by how well the events fit: free on those days, then with enough rest before and after,
 * then with the fewest events in those weeks, then by name. Supports with an overlapping event come last. Events that
 * cannot be assigned are ignored here; the preview of the bulk action names them. Only gestion may read this.
 */
export async function listSupportsFor(session: Session, eventIds: readonly number[]): Promise<SupportChoices> {
  authorizeDepartment(session.actor, 'event.assign');
  const { events, people } = await inTransaction(session, async (unit) => ({
    events: await assignable(unit, eventIds),
    people: await activePeople(unit, 'support'),
  }));
  const wanted = events.map(({ id, name, start, end }) => around(session.clock, { id, name, start, end }));
  const weeks = joined(wanted.map(({ week }) => week));
  const about = {
    clashes: clashesAmong(wanted.map(({ slot }) => slot)),
    areFarApart: new Set(wanted.map(({ week }) => week.start.getTime())).size > 1,
    hasSupport: events.some(({ support }) => support !== null),
  };
  if (people.length === 0 || wanted.length === 0) return { ...about, choices: [] };
  const weekDays = about.areFarApart ? [] : (wanted[0]?.weekDays ?? []);
  const [supports, ids] = [people.map(({ id }) => id), events.map(({ id }) => id)];
  const [busy, load] = await Promise.all([
    eventsNear(session, supports, ids, [...wanted.map(({ near }) => near), ...(about.areFarApart ? [] : weeks)]),
    loadOf(session, supports, ids, weeks),
  ]);
  const choices = people
    .map((person) => ({
      person,
      ...fitnessOf(busy.get(person.id) ?? [], wanted),
      thatWeek: load.get(person.id) ?? 0,
      week: weekDays.map((day) => busyWithin(day, busy.get(person.id) ?? [])),
    }))
    .toSorted(byFitness);
  return { ...about, choices };
}
