/** The company's days in the database, which knows no time zones by name. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { createCompanyClock } from '../domain/companyClock.ts';
import { DAY_MS, utcOf } from '../domain/days.ts';

/** From this instant on (UTC, `YYYY-MM-DD HH:MM:SS`), the zone is so many minutes ahead of UTC. */
export interface ZoneOffset {
  readonly startsAt: string;
  readonly minutes: number;
}

const MINUTE = 60_000;
/** No zone changed its clocks twice within less. */
const STEP = 7 * DAY_MS;
const FIRST = Date.UTC(1899, 11, 30);
const LAST = Date.UTC(2200, 0, 3);

const sqlInstant = (time: number): string => new Date(time).toISOString().slice(0, 19).replace('T', ' ');

/**
 * @param zone a name that `Intl` knows
 * @returns the offsets for every instant that an event may have, in order; the first one begins before all of them
 */
export function zoneOffsets(zone: string): ZoneOffset[] {
  const clock = createCompanyClock(zone, () => new Date());
  const offsetAt = (time: number): number => {
    const wall = clock.toLocal(new Date(time));
    return (utcOf(wall).getTime() - time) / MINUTE + wall.hour * 60 + wall.minute;
  };
  const offsets = [{ startsAt: sqlInstant(FIRST), minutes: offsetAt(FIRST) }];
  for (let time = FIRST; time < LAST; time += STEP) {
    if (offsetAt(time) === offsetAt(time + STEP)) continue;
    let [before, start] = [time, time + STEP];
    while (start - before > MINUTE) {
      const between = before + Math.floor((start - before) / 2 / MINUTE) * MINUTE;
      if (offsetAt(between) === offsetAt(time)) before = between;
      else start = between;
    }
    offsets.push({ startsAt: sqlInstant(start), minutes: offsetAt(start) });
  }
  return offsets;
}

/** Writes the offsets of the company's zone, if they are not there. @param owner the owner's connection */
export async function storeZone(owner: Connection, zone: string): Promise<void> {
  const wanted = zoneOffsets(zone).map(({ startsAt, minutes }) => [startsAt, minutes]);
  const [rows] = await owner.query<RowDataPacket[]>({
    sql: "SELECT DATE_FORMAT(starts_at, '%Y-%m-%d %H:%i:%s') AS starts_at, minutes FROM zone_offset ORDER BY 1",
    rowsAsArray: true,
  });
  if (JSON.stringify(rows) === JSON.stringify(wanted)) return;
  await owner.beginTransaction();
  await owner.query('DELETE FROM zone_offset');
  await owner.query('INSERT INTO zone_offset (starts_at, minutes) VALUES ?', [wanted]);
  // What is due on a day of the signature or of an event follows the zone.
  await owner.query('UPDATE contract_listing SET late_from = contract_late_from(contract_id) WHERE is_unpaid = 1');
  await owner.query(
    `UPDATE event_listing JOIN contract_listing ON contract_listing.contract_id = event_listing.contract_id
     SET event_listing.late_from = contract_listing.late_from
     WHERE NOT (event_listing.late_from <=> contract_listing.late_from)`,
  );
  await owner.commit();
}
