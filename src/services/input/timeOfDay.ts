/** A time of day at the end of a text, in minutes after midnight, and the text before it. */
export interface TimeReading {
  readonly rest: string;
  /** Null if it looks like a time but is invalid, such as `25h`. `24h` is 1440, the midnight that ends the day. */
  readonly minutes: number | null;
}

const WORDS: Readonly<Record<string, number>> = { midi: 720, noon: 720, minuit: 0, midnight: 0 };

/** `13h`, `13h30`, `13:30`, `13 h 30`. */
const TWENTY_FOUR = /(?:^|[\s,])(\d{1,2})\s?(?:h|:)\s?(\d{1,2})?$/;
/** `1PM`, `1:30 pm`. */
const TWELVE = /(?:^|[\s,])(\d{1,2})(?:[:.](\d{2}))?\s?([ap])\.?m\.?$/;
const WORD = new RegExp(`(?:^|[\\s,])(${Object.keys(WORDS).join('|')})$`);

/** The characters and words allowed between a date and its time. */
const LINK = /[\s,]*(?:\s(?:à|a|at|@)|@)?[\s,]*$/;

/** Finds the time at the end of a text in lower case. @returns null if there is none */
export function readTimeOfDay(text: string): TimeReading | null {
  const found = TWELVE.exec(text) ?? TWENTY_FOUR.exec(text) ?? WORD.exec(text);
  if (!found) return null;
  const rest = ` ${text.slice(0, found.index)}`.replace(LINK, '').trim();
  const [, first = '', second, half] = found;
  if (first in WORDS) return { rest, minutes: WORDS[first] ?? null };
  const hour = Number(first);
  // `13:5` is ambiguous: it may mean 13:05 or 13:50.
  const isHalfWritten = second?.length === 1 || (second === undefined && /:\s?$/.test(found[0]));
  const minute = Number(second ?? 0);
  if (minute > 59 || isHalfWritten) return { rest, minutes: null };
  if (half === undefined) return { rest, minutes: hour * 60 + minute <= 1440 ? hour * 60 + minute : null };
  if (hour < 1 || hour > 12) return { rest, minutes: null };
  return { rest, minutes: ((hour % 12) + (half === 'p' ? 12 : 0)) * 60 + minute };
}
