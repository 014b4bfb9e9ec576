import { DAY_MS, type Day, dayText, partsOfDay } from './days.ts';

/** A date and time as a clock on the company's wall shows it. */
export interface Wall extends Day {
  readonly hour: number;
  readonly minute: number;
}

/** The company's time: what people type and read, where the database has UTC. */
export interface CompanyClock {
  readonly zone: string;
  now(): Date;
  /** The current day, `YYYY-MM-DD`. */
  today(): string;
  wallOf(instant: Date): Wall;
  /**
   * Null where the clock never shows this: it was put forward over it. Shown twice, the first time is meant, or the one
   * `offset` minutes ahead of UTC; null where it is that far ahead at neither.
   */
  instantOf(wall: Wall, offset?: number): Date | null;
}

export const dayOf = (wall: Wall): string => dayText(wall);

const MINUTE = 60_000;

/** A year written by its last two digits is at most twenty years ahead, and less than eighty back. */
export function yearOfTwoDigits(digits: number, clock: CompanyClock): number {
  const latest = clock.wallOf(clock.now()).year + 20;
  return latest - ((((latest - digits) % 100) + 100) % 100);
}

/** @param zone as `Intl` names it; @param now the session's clock */
export function createCompanyClock(zone: string, now: () => Date): CompanyClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });

  function wallOf(instant: Date): Wall {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
    return { year, month, day, hour, minute };
  }

  const asUtc = (wall: Wall): number => Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  const offsetAt = (instant: number): number =>
    asUtc(wallOf(new Date(instant))) - Math.floor(instant / MINUTE) * MINUTE;

  return {
    zone,
    now,
    today: () => dayOf(wallOf(now())),
    wallOf,
    instantOf(wall, offset) {
      const wanted = asUtc(wall);
      const instants = [wanted - offsetAt(wanted - DAY_MS), wanted - offsetAt(wanted + DAY_MS)].filter(
        (instant) =>
          asUtc(wallOf(new Date(instant))) === wanted && (offset === undefined || wanted - instant === offset * MINUTE),
      );
      return instants.length > 0 ? new Date(Math.min(...instants)) : null;
    },
  };
}

/**
 * The first instant of a day. Where the clock was put forward over midnight, that is the first instant that the day has;
 * a day that the zone left out begins where the next one does.
 */
export function startOfDay(clock: Pick<CompanyClock, 'instantOf' | 'wallOf'>, day: string): Date {
  const hasBegun = (instant: number) => dayOf(clock.wallOf(new Date(instant))) >= day;
  const midnight = { ...partsOfDay(day), hour: 0, minute: 0 };
  const shown = clock.instantOf(midnight);
  if (shown && !hasBegun(shown.getTime() - 1)) return shown;
  const near = Date.UTC(midnight.year, midnight.month - 1, midnight.day);
  let [before, start] = [near - 2 * DAY_MS, near + 2 * DAY_MS];
  while (start - before > 1) {
    const between = Math.floor((before + start) / 2);
    if (hasBegun(between)) start = between;
    else before = between;
  }
  return new Date(start);
}
