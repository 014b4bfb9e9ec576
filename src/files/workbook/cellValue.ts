import type { CellValue, WallClock, Workbook } from '../sheetGrid.ts';
import { wallClock } from './wallClock.ts';

/** A time of day as OpenDocument writes it. Longer durations stay text. */
const CLOCK_TIME = /^PT(\d{1,2})H(\d{1,2})M\d{1,2}(?:[.,]\d+)?S$/;

/** @returns whether it is a date that a format’s reader has already told as the wall clock */
const isWallClock = (value: unknown): value is WallClock =>
  typeof value === 'object' && value !== null && 'day' in value && 'time' in value;

/** @returns the value of a cell; null for one that shows nothing. The error of a formula stays text. */
export function cellValue(value: unknown, epoch: Workbook['epoch']): CellValue {
  if (typeof value === 'string') return value.trim() === '' ? null : value.replaceAll(/\r\n?/g, '\n');
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  if (value instanceof Date && !Number.isNaN(value.getTime())) return wallClock(value, epoch);
  return isWallClock(value) ? value : null;
}

/** @returns a time of day written as a duration, as `PT13H00M00S`; anything else as it is */
export function clockTime(value: unknown): unknown {
  const [, hours, minutes] = (typeof value === 'string' && CLOCK_TIME.exec(value)) || [];
  if (hours === undefined || minutes === undefined || Number(hours) > 23) return value;
  return new Date(Date.UTC(1899, 11, 31, Number(hours), Number(minutes)));
}
