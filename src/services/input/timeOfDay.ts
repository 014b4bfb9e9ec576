/** A time of day in minutes after midnight, and the rest of the text that it stood at the end of. */
export interface TimeReading {
  readonly rest: string;
  /** Null where it looks like a time and is none, such as `25h`; a day's 1440 for `24h`, the midnight that ends it. */
  readonly minutes: number | null;
}

const WORDS: Readonly<Record<string, number>> = { midi: 720, noon: 720, minuit: 0, midnight: 0 };

/** `13h`, `13h30`, `13:30`, `13 h 30`. */
const TWENTY_FOUR = /(?:^|[\s,])(\d{1,2})\s?(?:h|:)\s?(\d{1,2})?$/;
/** `1PM`, `1:30 pm`. */
const TWELVE = /(?:^|[\s,])(\d{1,2})(?:[:.](\d{2}))?\s?([ap])\.?m\.?$/;
const WORD = new RegExp(`(?:^|[\\s,])(${Object.keys(WORDS).join('|')})$`);

/** What may stand between a date and its time. */
const LINK = /[\s,]*(?:\s(?:à|a|at|@)|@)?[\s,]*$/;

/** Finds the time at the end of a text in lower case; null where there is none. */
export function readTimeOfDay(text: string): TimeReading | null {
  const found = TWELVE.exec(text) ?? TWENTY_FOUR.exec(text) ?? WORD.exec(text);
  if (!found) return null;
  const rest = ` ${text.slice(0, found.index)}`.replace(LINK, '').trim();
  const [, first = '', second, half] = found;
  if (first in WORDS) return { rest, minutes: WORDS[first] ?? null };
  const hour = Number(first);
  // `13:5` is as likely a slip for 13:05 as for 13:50.
  const isHalfWritten = second?.length === 1 || (second === undefined && /:\s?$/.test(found[0]));
  const minute = Number(second ?? 0);
  if (minute > 59 || isHalfWritten) return { rest, minutes: null };
  if (half === undefined) return { rest, minutes: hour * 60 + minute <= 1440 ? hour * 60 + minute : null };
  if (hour < 1 || hour > 12) return { rest, minutes: null };
  return { rest, minutes: ((hour % 12) + (half === 'p' ? 12 : 0)) * 60 + minute };
}
