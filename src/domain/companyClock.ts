/** A date and time as a clock on the company's wall shows it. */
export interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** A day of the calendar. */
export type Day = Pick<Wall, 'year' | 'month' | 'day'>;

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

/** A day as `YYYY-MM-DD`. */
export const dayText = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

export const dayOf = (wall: Wall): string => dayText(wall);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Whether the calendar has this day: there is no 31 February. */
export function isRealDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const utcOf = ({ year, month, day }: Day): Date => new Date(Date.UTC(year, month - 1, day));

/** @returns 0 for Sunday to 6 for Saturday */
export const weekdayOf = (day: Day): number => utcOf(day).getUTCDay();

/** @returns the day so many days later, or earlier */
export function daysAfter(day: Day, days: number): Day {
  const date = new Date(utcOf(day).getTime() + days * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

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
      const instants = [wanted - offsetAt(wanted - DAY), wanted - offsetAt(wanted + DAY)].filter(
        (instant) =>
          asUtc(wallOf(new Date(instant))) === wanted && (offset === undefined || wanted - instant === offset * MINUTE),
      );
      return instants.length > 0 ? new Date(Math.min(...instants)) : null;
    },
  };
}
