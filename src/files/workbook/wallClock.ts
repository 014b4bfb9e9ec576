import type { WallClock, Workbook } from '../sheetGrid.ts';

const MINUTE = 60_000;
const HALF_SECOND = 500;

/** Before the first day that a spreadsheet counts, there are only times of day. */
const FIRST_DAY: Readonly<Record<Workbook['epoch'], number>> = {
  1900: Date.UTC(1900, 0, 1),
  1904: Date.UTC(1904, 0, 2),
};

/**
 * Returns the date of a cell. A count of days is not exact: half a second is forgiven, so that 13:00 is never 12:59.
 * A date at midnight is a day alone: its format, where it is known, is looked at before (`withMidnights`).
 * @param date the wall clock as if it were UTC, as the library gives it
 */
export function wallClock(date: Date, epoch: Workbook['epoch']): WallClock {
  const minute = Math.floor((date.getTime() + HALF_SECOND) / MINUTE) * MINUTE;
  const text = new Date(minute).toISOString();
  const [day, time] = [text.slice(0, text.indexOf('T')), text.slice(text.indexOf('T') + 1, text.indexOf('T') + 6)];
  if (minute < FIRST_DAY[epoch]) return { day: null, time };
  return { day, time: time === '00:00' ? null : time };
}
