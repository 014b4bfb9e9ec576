import { DAY_MS, type Day, dayText, partsOfDay, utcOf } from './days.ts';

/** A date and time on the wall clock of the company's zone. */
export interface Wall extends Day {
  readonly hour: number;
  readonly minute: number;
}

/** Converts between UTC, which the database stores, and the company's zone, which users read and type. */
export interface CompanyClock {
  now(): Date;
  /** The current day in the company's zone, `YYYY-MM-DD`. */
  today(): string;
  toLocal(instant: Date): Wall;
  /**
   * Returns the instant (UTC) of a wall-clock time. Null if the clock skips this time when it moves forward. If the
   * time occurs twice, returns the first, or the one whose offset from UTC is `offset` minutes; null if neither has
   * that offset.
   */
  toInstant(wall: Wall, offset?: number): Date | null;
}

export const dayOf = (wall: Wall): string => dayText(wall);

/** The zone of a company that names none. */
export const DEFAULT_ZONE = 'Europe/Paris';

const MINUTE = 60_000;

/** Completes a two-digit year: from 79 years ago to 20 years ahead. */
export function yearOfTwoDigits(digits: number, clock: CompanyClock): number {
  const latest = clock.toLocal(clock.now()).year + 20;
  return latest - ((((latest - digits) % 100) + 100) % 100);
}

/** @param zone a name that `Intl` knows @param now the session's clock */
export function createCompanyClock(zone: string, now: () => Date): CompanyClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });

  function toLocal(instant: Date): Wall {
    const parts: Record<string, number> = {};
    let isBeforeChrist = false;
    for (const { type, value } of format.formatToParts(instant)) {
      if (type === 'era') isBeforeChrist = value === 'BC';
      else parts[type] = Number(value);
    }
    const { year: ofEra = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
    // The year before 1 is 0.
    const year = isBeforeChrist ? 1 - ofEra : ofEra;
    return { year, month, day, hour, minute };
  }

  const asUtc = (wall: Wall): number => utcOf(wall).getTime() + (wall.hour * 60 + wall.minute) * MINUTE;
  const offsetAt = (instant: number): number =>
    asUtc(toLocal(new Date(instant))) - Math.floor(instant / MINUTE) * MINUTE;

  return {
    now,
    today: () => dayOf(toLocal(now())),
    toLocal,
    toInstant(wall, offset) {
      const wanted = asUtc(wall);
      const instants = [wanted - offsetAt(wanted - DAY_MS), wanted - offsetAt(wanted + DAY_MS)].filter(
        (instant) =>
          asUtc(toLocal(new Date(instant))) === wanted &&
          (offset === undefined || wanted - instant === offset * MINUTE),
      );
      return instants.length > 0 ? new Date(Math.min(...instants)) : null;
    },
  };
}

/**
 * Returns the first instant of a day. If the clock skips midnight, that is the first instant that exists. A day that
 * the zone skipped starts when the next day does.
 */
export function startOfDay(clock: Pick<CompanyClock, 'toInstant' | 'toLocal'>, day: string): Date {
  const hasBegun = (instant: number) => dayOf(clock.toLocal(new Date(instant))) >= day;
  const midnight = { ...partsOfDay(day), hour: 0, minute: 0 };
  const shown = clock.toInstant(midnight);
  if (shown && !hasBegun(shown.getTime() - 1)) return shown;
  const near = utcOf(midnight).getTime();
  let [before, start] = [near - 2 * DAY_MS, near + 2 * DAY_MS];
  while (start - before > 1) {
    const between = Math.floor((before + start) / 2);
    if (hasBegun(between)) start = between;
    else before = between;
  }
  return new Date(start);
}
