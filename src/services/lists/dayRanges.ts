import { type CompanyClock, yearOfTwoDigits } from '../../domain/companyClock.ts';
import { dayText, isRealDay, utcDay, utcOf } from '../../domain/days.ts';

/** A range of days, `YYYY-MM-DD`. The first is included, the second is not. */
export interface DayRange {
  readonly from: string;
  readonly until: string;
}

const YEARS_BACK = 15;
const YEARS_AHEAD = 5;

function range(year: number, month: number, day: number, end: [years: number, months: number, days: number]): DayRange {
  const until = utcDay(utcOf({ year: year + end[0], month: month + end[1], day: day + end[2] }));
  return { from: dayText({ year, month, day }), until: dayText(until) };
}

/**
 * The days that a word of the filter can mean, in the format that the screen uses: `4/6/2023`, `04/06/23`, `4/6` in a
 * year close to now, `06/2023`, `2023`. Empty if the word is not a day.
 */
export function dayRanges(word: string, clock: CompanyClock): DayRange[] {
  const century = (year: string) => (year.length === 2 ? yearOfTwoDigits(Number(year), clock) : Number(year));
  const whole = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(word);
  if (whole) {
    const [day, month, year] = [Number(whole[1]), Number(whole[2]), century(whole[3] ?? '')];
    return isRealDay(year, month, day) ? [range(year, month, day, [0, 0, 1])] : [];
  }
  const year = /^(19|20)\d\d$/.exec(word);
  if (year) return [range(Number(word), 1, 1, [1, 0, 0])];
  const pair = /^(\d{1,2})[/.](\d{4}|\d{1,2})$/.exec(word);
  if (!pair) return [];
  const [, first = '', second = ''] = pair;
  const ranges: DayRange[] = [];
  if (second.length <= 2) {
    const now = clock.toLocal(clock.now()).year;
    for (let each = now - YEARS_BACK; each <= now + YEARS_AHEAD; each += 1) {
      if (isRealDay(each, Number(second), Number(first)))
        ranges.push(range(each, Number(second), Number(first), [0, 0, 1]));
    }
  }
  if (second.length >= 2 && isRealDay(century(second), Number(first), 1)) {
    ranges.push(range(century(second), Number(first), 1, [0, 1, 0]));
  }
  return ranges;
}
