import type { CompanyClock } from '../../domain/companyClock.ts';
import { DAY_MS, partsOfDay, utcOf } from '../../domain/days.ts';
import { allOf, raw, type Sql, sql } from '../lists/sql.ts';

/** Instalments follow an event that starts up to so many days after the range: the most days before an event. */
const MOST_DAYS_BEFORE = 9999;
/** No zone changes its clocks twice within less. */
const STEP = 20 * DAY_MS;
const MINUTE = 60_000;

interface Offset {
  /** Unix time in milliseconds. */
  readonly from: number;
  readonly minutes: number;
}

/** The zone's offsets from UTC between two instants, the first one for everything before. */
function offsetsBetween(clock: Pick<CompanyClock, 'toLocal'>, first: number, last: number): Offset[] {
  const minutesAt = (time: number) => {
    const wall = clock.toLocal(new Date(time));
    return Math.round((utcOf(wall).getTime() - time) / MINUTE + wall.hour * 60 + wall.minute);
  };
  const found: Offset[] = [{ from: first, minutes: minutesAt(first) }];
  for (let time = first; time < last; time += STEP) {
    const before = minutesAt(time);
    if (before === minutesAt(time + STEP)) continue;
    let [low, high] = [time, time + STEP];
    while (high - low > MINUTE) {
      const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
      if (minutesAt(middle) === before) low = middle;
      else high = middle;
    }
    found.push({ from: high, minutes: minutesAt(high) });
  }
  return found;
}

/** Seconds since the year 0 as `TO_SECONDS` counts them. */
const EPOCH_SECONDS = 62_167_219_200;
const DAY_SECONDS = 86_400;

/**
 * The company's day of an instant (UTC) as a number of days, without a call per row: the offsets stand in the statement,
 * found by a binary search. `company_day` says the same for one row.
 */
function dayNumber(column: string, offsets: readonly Offset[]): string {
  const seconds = `TO_SECONDS(${column})`;
  const steps = offsets.slice(1).map(({ from }) => Math.round(from / 1000) + EPOCH_SECONDS);
  const place = steps.length === 0 ? '0' : `INTERVAL(${seconds}, ${steps.join(', ')})`;
  const minutes = offsets.map((offset) => String(offset.minutes)).join(', ');
  // A whole division: `/` rounds to four places, and the last seconds of a day would belong to the next.
  return `((${seconds} + 60 * CAST(ELT(1 + ${place}, ${minutes}) AS SIGNED)) DIV ${DAY_SECONDS})`;
}

/** A limit that no table reaches. */
const EVERY = '2147483647';

export interface DueQuestion {
  readonly clock: Pick<CompanyClock, 'toLocal' | 'today'>;
  /** The first day of the range; what was due before is told apart, but not by day. */
  readonly from: string;
  /** The first day after the range. */
  readonly until: string;
  /** Only the contracts of this commercial's clients. */
  readonly commercialId: number | null;
}

/**
 * The instalments that are due before `until` and not fully paid, a row each: `contract_id`, `person_id`,
 * `person_name`, `due_day` and `missing`, as `duesOf` says (decision 13). Payments fill the instalments of a contract in
 * the order of their days. Reads only contracts that owe something by then, along the index of the day from which they
 * are late.
 */
export function dueSql({ clock, from, until, commercialId }: DueQuestion): Sql {
  // What is due around today is told apart too, also where the range is far ahead.
  const first = Math.min(utcOf(partsOfDay(from)).getTime(), utcOf(partsOfDay(clock.today())).getTime());
  const offsets = offsetsBetween(
    clock,
    first - 400 * DAY_MS,
    utcOf(partsOfDay(until)).getTime() + (MOST_DAYS_BEFORE + 2) * DAY_MS,
  );
  const index = commercialId === null ? 'contract_listing_late' : 'contract_listing_own_late';
  const asked = allOf([
    ...(commercialId === null ? [] : [sql`l.commercial_id = ${commercialId}`]),
    raw('l.is_active = 1'),
    sql`l.late_from <= ${until}`,
  ]);
  // The limit keeps the first event as a value of its row; it would be looked up anew for each use otherwise.
  const owing = sql`SELECT STRAIGHT_JOIN l.contract_id, l.commercial_id AS person_id, l.commercial_name AS person_name,
      l.cost - l.balance AS paid, c.signed_at, (
        SELECT e.event_start FROM event_listing e FORCE INDEX (event_listing_contract)
        WHERE e.contract_id = l.contract_id AND e.is_active = 1 ORDER BY e.event_start LIMIT 1) AS first_start
    FROM contract_listing l FORCE INDEX (${raw(index)}) JOIN contract c ON c.contract_id = l.contract_id
    WHERE ${asked} LIMIT ${raw(EVERY)}`;
  const dated = sql`SELECT o.contract_id, o.person_id, o.person_name, o.paid, i.position, i.amount, CASE
      WHEN i.due_on IS NOT NULL THEN i.due_on
      WHEN i.days_before IS NULL THEN FROM_DAYS(${raw(dayNumber('o.signed_at', offsets))})
      ELSE FROM_DAYS(${raw(dayNumber('o.first_start', offsets))} - i.days_before) END AS due_day
    FROM (${owing}) o JOIN instalment i ON i.contract_id = o.contract_id`;
  const running = sql`SELECT d.*, SUM(d.amount) OVER (
      PARTITION BY d.contract_id ORDER BY d.due_day IS NULL, d.due_day, d.position) AS upto FROM (${dated}) d`;
  return sql`SELECT r.contract_id, r.person_id, r.person_name, r.due_day,
      LEAST(r.amount, r.upto - r.paid) AS missing
    FROM (${running}) r WHERE r.due_day < ${until} AND r.upto > r.paid`;
}
