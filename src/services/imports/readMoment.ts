import { type CompanyClock, dayOf, type Wall } from '../../domain/companyClock.ts';
import { addDays, DAY_MS, dayText, partsOfDay } from '../../domain/days.ts';
import type { CellValue, WallClock, Workbook } from '../../files/sheetGrid.ts';
import { dateTime, day } from '../input/date.ts';
import { checkedDay } from '../input/dayInWords.ts';
import { type Reading, refused, taken } from '../input/typed.ts';
import { shownText } from './cells.ts';
import { doubtful, type Read, sure } from './readResult.ts';

export interface MomentTools {
  readonly clock: CompanyClock;
  readonly epoch: Workbook['epoch'];
}

/** A count of days outside is a number, not a date: 1950 to 2100. */
const COUNTS = { first: 18_264, last: 73_415 };
const COUNT = /^\d{5}(?:[.,]\d+)?$/;
const two = (value: number): string => String(value).padStart(2, '0');

const wallText = (wall: Wall): string => `${dayText(wall)} ${two(wall.hour)}:${two(wall.minute)}`;

/** The wall clock of a spreadsheet’s count of days, to the minute. Null for a number that is no plausible date. */
function wallOf(count: number, epoch: Workbook['epoch']): WallClock | null {
  const days = epoch === 1904 ? count + 1462 : count;
  if (!(days >= COUNTS.first && days <= COUNTS.last)) return null;
  const minutes = Math.round(days * 1440);
  const whole = Math.floor(minutes / 1440);
  const rest = minutes - whole * 1440;
  const isWhole = Number.isInteger(count);
  return {
    day: addDays('1899-12-30', whole),
    time: isWhole ? null : `${two(Math.floor(rest / 60))}:${two(rest % 60)}`,
  };
}

/** The parts of a date that stand in cells: a date in one, a time in another. Null if one of them is text. */
function wallOfParts(parts: readonly CellValue[], epoch: Workbook['epoch']): WallClock | null {
  let found: WallClock = { day: null, time: null };
  for (const part of parts) {
    const wall =
      typeof part === 'number' ? timeOrDate(part, epoch) : typeof part === 'object' ? part : countIn(part, epoch);
    if (wall === null) return null;
    if ((found.day !== null && wall.day !== null) || (found.time !== null && wall.time !== null)) return null;
    found = { day: found.day ?? wall.day, time: found.time ?? wall.time };
  }
  return found.day === null && found.time === null ? null : found;
}

/** A fraction of a day is a time. */
function timeOrDate(count: number, epoch: Workbook['epoch']): WallClock | null {
  if (!(count > 0 && count < 1)) return wallOf(count, epoch);
  const minutes = Math.min(1439, Math.round(count * 1440));
  return { day: null, time: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` };
}

const countIn = (text: string | boolean, epoch: Workbook['epoch']): WallClock | null =>
  typeof text === 'string' && COUNT.test(text.trim()) ? wallOf(Number(text.trim().replace(',', '.')), epoch) : null;

/** Another day, with another weekday and another next 29 February: a date that then differs was not written in full. */
const LATER_MS = (4 * 365 + 4) * DAY_MS;

function later(clock: CompanyClock): CompanyClock {
  const now = () => new Date(clock.now().getTime() + LATER_MS);
  return { ...clock, now, today: () => dayOf(clock.toLocal(now())) };
}

/** Reads a written date with the forms’ rules. One that is only complete with today’s date is proposed, not taken. */
function written(read: (clock: CompanyClock) => Reading<string>, clock: CompanyClock): Read {
  const [now, then] = [read(clock), read(later(clock))];
  if ('problem' in now) return doubtful(now.problem);
  const isWhole = 'value' in then && then.value === now.value;
  return isWhole ? sure(now.value) : doubtful({ key: 'imports.value.incompleteDate' }, now.value);
}

/** Programs write seconds, and a zone. */
const SECONDS = /(\d{1,2}:\d{2}):\d{2}(?:[.,]\d+)?/;
const ZONED = /^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})$/i;

/** With a clock of twelve hours, a month may stand before its day. */
const DAY_OR_MONTH = /^(\d{1,2})\/(\d{1,2})\/\d{2,4}\b.*\d\s*[ap]\.?m\.?$/i;

function mayBeMonthFirst(text: string): boolean {
  const [, first, second] = DAY_OR_MONTH.exec(text) ?? [];
  return first !== undefined && Number(first) !== Number(second) && Math.max(Number(first), Number(second)) <= 12;
}

const checked = (text: string): Reading<string> => {
  const reading = checkedDay(partsOfDay(text));
  return 'problem' in reading ? reading : taken(text);
};

function checkedWall({ day: of, time }: { day: string; time: string }, clock: CompanyClock): Read {
  const reading = checked(of);
  if ('problem' in reading) return doubtful(reading.problem);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const instant = clock.toInstant({ ...partsOfDay(of), hour, minute });
  return instant ? sure(`${of} ${time}`) : doubtful({ key: 'field.timeGap' });
}

/** Reads a day. @returns `YYYY-MM-DD` */
export function readDay(parts: readonly CellValue[], { clock, epoch }: MomentTools): Read {
  const wall = wallOfParts(parts, epoch);
  if (wall) {
    if (wall.day === null) return doubtful({ key: 'field.dayMissing' });
    const reading = checked(wall.day);
    return 'problem' in reading ? doubtful(reading.problem) : sure(reading.value);
  }
  if (parts.some((part) => typeof part === 'number')) return doubtful({ key: 'field.date' });
  const text = parts
    .map(shownText)
    .join(' ')
    .replace(/[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?Z?$/, '');
  return written((at) => day(text, at, -1), clock);
}

/**
 * Reads an instant in the company’s zone. A day alone has no hour, and gets none.
 * @param start the start that was read, if this is the end of an event: a time alone is the first such time after it
 * @returns `YYYY-MM-DD HH:MM`
 */
export function readInstant(parts: readonly CellValue[], { clock, epoch }: MomentTools, start?: string): Read {
  const begun = start === undefined ? undefined : instantOf(start, clock);
  const wall = wallOfParts(parts, epoch);
  if (wall?.day && wall.time) return checkedWall({ day: wall.day, time: wall.time }, clock);
  if (wall?.day) return doubtful({ key: 'field.timeMissing' });
  if (!wall && parts.some((part) => typeof part === 'number')) return doubtful({ key: 'field.dateTime' });
  const text = parts.map(shownText).join(' ');
  if (ZONED.test(text)) {
    const instant = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
    return Number.isNaN(instant.getTime())
      ? doubtful({ key: 'field.dateTime' })
      : sure(wallText(clock.toLocal(instant)));
  }
  const read = written((at) => {
    const reading = dateTime(text.replace(SECONDS, '$1'), at, begun);
    return 'problem' in reading
      ? refused(reading.problem.key, reading.problem.params)
      : taken(wallText(at.toLocal(reading.value)));
  }, clock);
  return read.value !== null && mayBeMonthFirst(text)
    ? doubtful({ key: 'imports.value.dayOrMonth' }, read.value)
    : read;
}

/** @param wall `YYYY-MM-DD HH:MM` in the company’s zone */
export function instantOf(wall: string, clock: CompanyClock): Date | undefined {
  const [of = '', time = ''] = wall.split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return clock.toInstant({ ...partsOfDay(of), hour, minute }) ?? undefined;
}
