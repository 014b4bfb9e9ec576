import { createCompanyClock } from '../src/domain/companyClock.ts';
import { DAY_MS } from '../src/domain/days.ts';

const ZONE = 'Europe/Paris';

/** The days around the seeding, by the clocks of Paris. */
export interface DemoCalendar {
  /** An hour of the day that lies so many days after the seeding, or before it where negative. */
  at(days: number, hour: number): Date;
  /** That day as `YYYY-MM-DD`. */
  day(days: number): string;
}

export function createDemoCalendar(now: Date): DemoCalendar {
  const clock = createCompanyClock(ZONE, () => now);
  const at = (days: number, hour: number): Date => {
    const near = new Date(now.getTime() + days * DAY_MS);
    return clock.instantOf({ ...clock.wallOf(near), hour, minute: 0 }) ?? near;
  };
  return { at, day: (days) => at(days, 12).toISOString().slice(0, 10) };
}
