/** Reads the programme of an event from its notes: each line that begins with a time is an entry. */

/** One entry of a programme, in minutes after midnight. */
export interface ProgrammeEntry {
  readonly from: number;
  readonly until: number | null;
  readonly what: string;
}

/** The entries in the order of the day, and the other lines of the notes as they are. */
export interface Programme {
  readonly entries: readonly ProgrammeEntry[];
  readonly others: string;
}

const DAY = 24 * 60;
const TIME = String.raw`(?:\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b\.?|\d{1,2}\s?h(?:\s?\d{2})?(?!\p{L}|\d)|\d{1,2}:\d{2}(?!\d)|(?:midi|minuit|noon|midnight)(?!\p{L}))`;
/** «- 19h accueil», «19h30–20h : cocktail», «from 5PM to 6 PM speeches». */
const LINE = new RegExp(
  String.raw`^\s*(?:[-*•–—]\s*)?(?:(?:à|de|dès|at|from)\s+)?(${TIME})(?:\s*(?:-|–|—|→|à|to|until|jusqu[’']à)\s*(${TIME}))?\s*[:,.–—-]?\s+(\S.*)$`,
  'iu',
);
/** After a number of hours these words say a length or a distance, not a time: «2h avant le début», «10h de route». */
const NO_TIME = /^(?:de|avant|après|plus|maximum|max|before|after|of|later|earlier)(?!\p{L})|^d[’']/iu;

const WORDS: Readonly<Record<string, number>> = { midi: 720, noon: 720, minuit: 0, midnight: 0 };

/** Returns the minutes after midnight, or null for an impossible time. */
function minutesOf(text: string): number | null {
  const lower = text.toLowerCase();
  if (lower in WORDS) return WORDS[lower] ?? null;
  const [, first = '', second = '0', half] = /^(\d{1,2})(?:\s?[h:.]\s?)?(\d{2})?\s?([ap])?/.exec(lower) ?? [];
  const [hour, minute] = [Number(first), Number(second)];
  if (minute > 59) return null;
  if (half === undefined) return hour < 24 ? hour * 60 + minute : null;
  return hour >= 1 && hour <= 12 ? ((hour % 12) + (half === 'p' ? 12 : 0)) * 60 + minute : null;
}

function entryOf(line: string): ProgrammeEntry | null {
  const [, first, last, what = ''] = LINE.exec(line) ?? [];
  if (first === undefined || NO_TIME.test(what)) return null;
  const from = minutesOf(first);
  const until = last === undefined ? null : minutesOf(last);
  return from === null || (last !== undefined && until === null) ? null : { from, until, what: what.trim() };
}

/**
 * Returns the programme in the notes.
 * @param start the event's start in minutes after midnight of the company’s zone
 * @param minutes how long the event lasts; longer than a day, the lines keep their order, because they name no day
 */
export function readProgramme(notes: string, start: number, minutes: number): Programme {
  const entries: ProgrammeEntry[] = [];
  const others: string[] = [];
  for (const line of notes.split(/\r\n|\r|\n/)) {
    const entry = entryOf(line);
    if (entry) entries.push(entry);
    else others.push(line);
  }
  // What comes before the end of an event that crosses midnight is on its second day.
  const end = start + minutes - DAY;
  const place = ({ from }: ProgrammeEntry) => (from <= end && from < start ? from + DAY : from);
  const ordered = minutes > DAY ? entries : entries.toSorted((one, other) => place(one) - place(other));
  return {
    entries: ordered,
    others: others
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
  };
}
