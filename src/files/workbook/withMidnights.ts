import type { Sheet } from 'hucre/xlsx';
import type { WallClock, Workbook } from '../sheetGrid.ts';
import { wallClock } from './wallClock.ts';

/** A format that shows hours, outside quoted text and colours. */
const SHOWS_HOURS = /h/i;
const NOT_SHOWN = /"[^"]*"|\\.|\[(?!h+\])[^\]]*\]/gi;

/**
 * Gives midnight to the days whose format shows a time: “5 June, 00:00” is not “5 June”.
 * @param sheet a sheet that was read with its formats; its rows are changed
 */
export function withMidnights({ rows, cells }: Sheet, epoch: Workbook['epoch']): unknown[][] {
  const changed: unknown[][] = rows;
  const shows = new Map<string, boolean>();
  for (const [place, { value, style }] of cells ?? []) {
    const format = style?.numFmt;
    if (format === undefined || !(value instanceof Date)) continue;
    const { day, time } = wallClock(value, epoch);
    if (day === null || time !== null) continue;
    if (!shows.has(format)) shows.set(format, SHOWS_HOURS.test(format.replaceAll(NOT_SHOWN, '')));
    const [row = 0, column = 0] = place.split(',').map(Number);
    const midnight: WallClock = { day, time: '00:00' };
    const found = changed[row];
    if (found && shows.get(format)) found[column] = midnight;
  }
  return changed;
}
