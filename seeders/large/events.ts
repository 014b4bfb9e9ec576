import { createClients } from './clients.ts';
import { contractAt } from './contracts.ts';
import { EVENT_KINDS, NOTES, PLACES, STREETS } from './names.ts';
import { AGE, type Calendar, chanceOf, DAY, LATEST, type LargePlan, lean, type Minutes, placeOf } from './plan.ts';
import { inserts, sqlRow, text } from './sqlRow.ts';

/** All events in columns: time, contract and support, one value per event. */
export interface EventTable {
  /** Index of the contract. */
  readonly contract: Int32Array;
  /** Id of the support, 0 if nobody is in charge. */
  readonly support: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly created: Int32Array;
  readonly kind: Uint8Array;
  readonly isActive: Uint8Array;
}

const KIND = 3;
const AHEAD: Minutes = 270 * DAY;
const SHUFFLED = 2048;
const ATTEMPTS = 12;
const COLUMNS =
  'event_id,contract_id,support_contact,name,event_start,event_end,location,attendees,notes,creation_date,last_update,is_active,version';

/** Returns the day, relative to the plan's, of the event at this index in the order of starts. */
function dayAt(place: number): number {
  const first = -AGE + 180 * DAY;
  return Math.floor((first + (AHEAD - first) * place ** 0.72) / DAY);
}

/**
 * Plans all events in the order of their starts, so that no support has two at once. Then assigns ids in nearly the
 * same order.
 */
export function layOutEvents(plan: LargePlan, calendar: Calendar): EventTable {
  const { rows } = plan;
  const order = shuffledPlaces(plan);
  const table: EventTable = {
    contract: new Int32Array(rows),
    support: new Int32Array(rows),
    start: new Int32Array(rows),
    end: new Int32Array(rows),
    created: new Int32Array(rows),
    kind: new Uint8Array(rows),
    isActive: new Uint8Array(rows),
  };
  const freeFrom = new Map<number, Minutes>();
  for (let first = 0; first < rows; ) {
    const day = dayAt((first + 0.5) / rows);
    let last = first;
    while (last < rows && dayAt((last + 0.5) / rows) === day) last += 1;
    const places = Array.from({ length: last - first }, (_, place) => order[first + place] ?? 0);
    for (const index of places) setTimes(plan, calendar, table, index, day);
    places.sort((a, b) => (table.start[a] ?? 0) - (table.start[b] ?? 0) || a - b);
    for (const index of places) assign(plan, table, index, freeFrom);
    first = last;
  }
  return table;
}

/** Returns the ids in the order of the starts, shuffled among neighbours. */
function shuffledPlaces(plan: LargePlan): Int32Array {
  const order = Int32Array.from({ length: plan.rows }, (_, index) => index);
  for (let block = 0; block < plan.rows; block += SHUFFLED) {
    const random = chanceOf(plan, KIND + 200, block);
    for (let place = Math.min(block + SHUFFLED, plan.rows) - 1; place > block; place -= 1) {
      const other = random.between(block, place);
      const kept = order[place] ?? 0;
      order[place] = order[other] ?? 0;
      order[other] = kept;
    }
  }
  return order;
}

function setTimes(plan: LargePlan, calendar: Calendar, table: EventTable, index: number, day: number): void {
  const random = chanceOf(plan, KIND, index);
  const kind = Math.floor(random.next() ** 1.3 * EVENT_KINDS.length);
  const [, hour, hours] = EVENT_KINDS[kind] ?? ['', 9, 2];
  const noon = day * DAY + 12 * 60;
  const start = day * DAY + hour * 60 + random.between(-2, 3) * 30 - calendar.offset(noon);
  const isLong = random.next() < 0.015;
  const { contract, created, isActive } = hostOf(plan, start, random.next());
  table.kind[index] = kind;
  table.start[index] = start;
  table.end[index] = start + (isLong ? random.between(2, 4) * DAY : hours * 60);
  table.contract[index] = contract;
  table.created[index] = created;
  table.isActive[index] = isActive && random.next() > 0.02 ? 1 : 0;
}

/** Returns a contract that was signed when the event was planned; an open one for a future event. */
function hostOf(plan: LargePlan, start: Minutes, chance: number) {
  const planned = Math.min(start - 10 * DAY, LATEST - DAY) - Math.floor(chance * 60) * DAY;
  const isToCome = start > LATEST;
  let index = Math.floor(placeOf(planned - 35 * DAY) * plan.rows * (1 - chance * 0.02));
  for (let tried = 0; tried < ATTEMPTS || index > 0; tried += 1) {
    index = Math.max(index, 0);
    const { signed, statut } = contractAt(plan, index);
    const isOpen = statut === 'signed' || (!isToCome && (statut === 'closed' || statut === 'cancelled'));
    if (signed !== null && signed < planned && isOpen) {
      return { contract: index, created: Math.max(planned, signed + 60), isActive: statut !== 'cancelled' };
    }
    index -= 1 + tried;
  }
  return firstOpen(plan, start);
}

/** For the first events of a small company: returns the first signed contract. */
function firstOpen(plan: LargePlan, start: Minutes) {
  for (let index = 0; index < plan.rows; index += 1) {
    const { signed, statut } = contractAt(plan, index);
    if (signed !== null && statut === 'signed' && signed < LATEST - DAY) {
      return { contract: index, created: Math.min(signed + 60, start - 60), isActive: true };
    }
  }
  throw new RangeError('Too few contracts for the events.');
}

/** Assigns a free support; the first ones get the most events. Many future events stay without one. */
function assign(plan: LargePlan, table: EventTable, index: number, freeFrom: Map<number, Minutes>): void {
  const random = chanceOf(plan, KIND + 300, index);
  const start = table.start[index] ?? 0;
  const end = table.end[index] ?? start;
  if (random.next() < (start > LATEST ? 0.2 : 0.01)) return;
  for (let tried = 0; tried < ATTEMPTS; tried += 1) {
    const support = lean(random, plan.supports, 1.6);
    if ((freeFrom.get(support) ?? Number.NEGATIVE_INFINITY) > start) continue;
    if (plan.busy.some((taken) => taken.support === support && taken.start < end && taken.end > start)) continue;
    freeFrom.set(support, end);
    table.support[index] = support;
    return;
  }
}

/** Returns the INSERT statements for the events from `start` (inclusive) to `end` (exclusive). */
export function eventStatements(
  plan: LargePlan,
  calendar: Calendar,
  table: EventTable,
  start: number,
  end: number,
): string[] {
  const clientAt = createClients(plan);
  const rows: string[] = [];
  for (let index = start; index < end; index += 1) {
    const random = chanceOf(plan, KIND + 400, index);
    const contract = table.contract[index] ?? 0;
    const client = clientAt(contractAt(plan, contract).client);
    const created = table.created[index] ?? 0;
    const begins = table.start[index] ?? 0;
    const touched = created + Math.floor(random.next() * (Math.min(begins, LATEST) - created));
    const [kind] = EVENT_KINDS[table.kind[index] ?? 0] ?? ['Gala'];
    const place = random.next() < 0.3 ? `${random.between(1, 140)} ${random.pick(STREETS)}` : lean(random, PLACES, 1.4);
    rows.push(
      sqlRow(
        plan.firstEvent + index,
        plan.firstContract + contract,
        table.support[index] || null,
        text(`${kind} ${client.companyName}`),
        calendar.instant(begins),
        calendar.instant(table.end[index] ?? 0),
        random.next() < 0.04 ? "''" : text(`${place}, ${client.town}`),
        random.next() < 0.15 ? null : random.between(3, 80) * 5,
        text(random.pick(NOTES)),
        calendar.instant(created),
        calendar.instant(Math.max(touched, created)),
        table.isActive[index] ?? 1,
        random.between(0, 4),
      ),
    );
  }
  return inserts('event', COLUMNS, rows);
}
