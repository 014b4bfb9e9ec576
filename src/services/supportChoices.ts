import { authorize, authorizeDepartment } from '../policies/authorize.ts';
import { type CompanyClock, dayOf } from './input/companyClock.ts';
import { toEvent } from './present.ts';
import type { PersonRef } from './records.ts';
import { eventRow } from './rows.ts';
import type { Session } from './session.ts';
import { inUnit } from './unit.ts';

/** Another event of a support. */
export interface Busy {
  readonly id: number;
  readonly name: string;
  readonly start: Date;
  readonly end: Date;
}

/** A support that could be put in charge of an event, with what they have around it. */
export interface SupportChoice {
  readonly person: PersonRef;
  /** Their other events on the company's days that this event touches, by their start. */
  readonly thatDay: readonly Busy[];
  /** One of them that would overlap: assigning then needs a reason. */
  readonly overlaps: Busy | null;
  /** Milliseconds since the event before, and until the one after; null where that is at least `REST`. */
  readonly restBefore: number | null;
  readonly restAfter: number | null;
  /** How many other events they begin in the company's week of this one. */
  readonly thatWeek: number;
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** What lies between two days of work at least. */
const REST = 11 * HOUR_MS;

interface Slot {
  readonly id: number;
  readonly start: Date;
  readonly end: Date;
}

const laterBy = (instant: Date, ms: number) => new Date(instant.getTime() + ms);
const earliest = (...instants: readonly Date[]) => new Date(Math.min(...instants.map(Number)));
const latest = (...instants: readonly Date[]) => new Date(Math.max(...instants.map(Number)));

/** The first instant of a day; where the clock was put forward over midnight, an hour later. */
function midnight(clock: CompanyClock, day: string): Date {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const [first, second] = [0, 1].map((hour) => clock.instantOf({ year, month, day: date, hour, minute: 0 }));
  return first ?? second ?? new Date(`${day}T00:00:00Z`);
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The days that the event touches, and its week from Monday. */
function around(clock: CompanyClock, { start, end }: Slot) {
  const first = dayOf(clock.wallOf(start));
  const last = dayOf(clock.wallOf(laterBy(end, -1)));
  const monday = dayAfter(first, -((new Date(`${first}T12:00:00Z`).getUTCDay() + 6) % 7));
  return {
    days: { start: midnight(clock, first), end: midnight(clock, dayAfter(last, 1)) },
    week: { start: midnight(clock, monday), end: midnight(clock, dayAfter(monday, 7)) },
  };
}

const NEAR = 'support_id, event_id, name, event_start, event_end';

/** The other events of these supports that touch the time from `from` to `to`, by support. */
async function eventsNear({ db }: Session, supports: readonly number[], slot: Slot, from: Date, to: Date) {
  const marks = supports.map(() => '?').join(', ');
  // What lasts no more than a day is found by its start; the few longer ones have an index of their own.
  const [short, long] = await Promise.all([
    db.read(
      `SELECT support_contact AS ${NEAR} FROM event FORCE INDEX (event_support)
       WHERE support_contact IN (${marks}) AND is_active = 1 AND event_start >= ? AND event_start < ? AND event_id <> ?`,
      [...supports, laterBy(from, -DAY_MS), to, slot.id],
    ),
    db.read(
      `SELECT ${NEAR} FROM event_line
       WHERE support_id IS NOT NULL AND is_active = 1 AND is_long = 1 AND event_end > ? AND event_start < ?
         AND event_id <> ?`,
      [from, laterBy(from, -DAY_MS), slot.id],
    ),
  ]);
  const bySupport = new Map<number, Busy[]>(supports.map((id) => [id, []]));
  for (const row of [...long, ...short]) {
    const [start, end] = [row.event_start as Date, row.event_end as Date];
    if (end <= from) continue;
    bySupport.get(Number(row.support_id))?.push({ id: Number(row.event_id), name: String(row.name), start, end });
  }
  for (const busy of bySupport.values()) busy.sort((a, b) => a.start.getTime() - b.start.getTime() || a.id - b.id);
  return bySupport;
}

/** How many other events each of these supports begins in that week. */
async function loadOf({ db }: Session, supports: readonly number[], slot: Slot, week: { start: Date; end: Date }) {
  const marks = supports.map(() => '?').join(', ');
  const rows = await db.read(
    `SELECT support_contact, COUNT(*) AS load_count FROM event FORCE INDEX (event_support)
     WHERE support_contact IN (${marks}) AND is_active = 1 AND event_start >= ? AND event_start < ? AND event_id <> ?
     GROUP BY support_contact`,
    [...supports, week.start, week.end, slot.id],
  );
  return new Map(rows.map((row) => [Number(row.support_contact), Number(row.load_count)]));
}

const short = (rest: number): number | null => (rest < REST ? rest : null);

function choiceOf(person: PersonRef, busy: readonly Busy[], slot: Slot, days: { start: Date; end: Date }) {
  const ends = busy.filter(({ end }) => end <= slot.start).map(({ end }) => end.getTime());
  const starts = busy.filter(({ start }) => start >= slot.end).map(({ start }) => start.getTime());
  return {
    person,
    thatDay: busy.filter(({ start, end }) => start < days.end && end > days.start),
    overlaps: busy.find(({ start, end }) => start < slot.end && end > slot.start) ?? null,
    restBefore: short(slot.start.getTime() - Math.max(...ends)),
    restAfter: short(Math.min(...starts) - slot.end.getTime()),
  };
}

/** The rest that is missing, on the worse side. */
const missingRest = ({ restBefore, restAfter }: SupportChoice): number =>
  REST - Math.min(restBefore ?? REST, restAfter ?? REST);

const byFitness = (a: SupportChoice, b: SupportChoice): number =>
  Number(a.overlaps !== null) - Number(b.overlaps !== null) ||
  Number(a.thatDay.length > 0) - Number(b.thatDay.length > 0) ||
  missingRest(a) - missingRest(b) ||
  a.thatWeek - b.thatWeek;

/**
 * The active supports, those first for whom the event fits best: free that day, then rested before and after it, then
 * with the least to do that week, then by name; who has another event at that time comes last. Gestion.
 */
export async function listSupportsFor(session: Session, eventId: number): Promise<SupportChoice[]> {
  authorizeDepartment(session.actor, 'event.assign');
  const { slot, people } = await inUnit(session, async (unit) => {
    const event = await eventRow(unit, eventId);
    authorize(unit.actor, 'event.assign', toEvent(event));
    const rows = await unit.models.Collaborator.scope(['active', { method: ['department', 'support'] }]).findAll({
      order: [
        ['lastName', 'ASC'],
        ['firstName', 'ASC'],
        ['id', 'ASC'],
      ],
      ...unit.within,
    });
    const { id, start, end } = event;
    return { slot: { id, start, end }, people: rows.map((row) => ({ id: row.id, name: row.name })) };
  });
  if (people.length === 0) return [];
  const { days, week } = around(session.clock, slot);
  const ids = people.map(({ id }) => id);
  const from = earliest(days.start, laterBy(slot.start, -REST));
  const to = latest(days.end, laterBy(slot.end, REST));
  const [near, load] = await Promise.all([eventsNear(session, ids, slot, from, to), loadOf(session, ids, slot, week)]);
  return people
    .map((person) => ({
      ...choiceOf(person, near.get(person.id) ?? [], slot, days),
      thatWeek: load.get(person.id) ?? 0,
    }))
    .toSorted(byFitness);
}
