import { createCompanyClock } from '../src/domain/companyClock.ts';
import { DAY_MS } from '../src/domain/days.ts';

const ZONE = 'Europe/Paris';

/** The days around the seeding, in the zone of Paris. */
export interface DemoCalendar {
  /** The instant at that hour, `days` days after the seeding (before it if negative). */
  at(days: number, hour: number): Date;
  /** That day as `YYYY-MM-DD`. */
  day(days: number): string;
}

export function createDemoCalendar(now: Date): DemoCalendar {
  const clock = createCompanyClock(ZONE, () => now);
  const at = (days: number, hour: number): Date => {
    const near = new Date(now.getTime() + days * DAY_MS);
    return clock.toInstant({ ...clock.toLocal(near), hour, minute: 0 }) ?? near;
  };
  return { at, day: (days) => at(days, 12).toISOString().slice(0, 10) };
}
