import type { CellValue } from '../../files/sheetGrid.ts';
import { wholeNumber } from '../input/text.ts';
import { shownText } from './cells.ts';
import { doubtful, type Read, sure } from './readResult.ts';

const PEOPLE =
  'personnes?|pers\\.?|people|persons?|guests?|pax|invitée?s?|participante?s?|convives?|attendees?|places\\s+assises|couverts?';
const NUMBER = '\\d{1,3}(?:[ \\u00a0\\u202f\\u2009]\\d{3})+|\\d+';
const PLAIN = new RegExp(`^(${NUMBER})(?:\\s*(?:${PEOPLE}))?$`, 'iu');
const RANGE = new RegExp(`^\\D*?(${NUMBER})\\s*(?:-|–|à|a|to|/|ou|or|et|and)\\s*(${NUMBER})\\D*$`, 'iu');
const SOME = new RegExp(`(?<![\\d.,])(?:${NUMBER})(?![\\d]|[.,]\\d)`, 'giu');
const WITH_PEOPLE = new RegExp(
  `(?:(?:~|≈|±|env(?:iron|\\.)?|about|approx(?:imately|\\.)?|around|circa|ca\\.?)\\s*)?(?<![\\d.,:/€$-])(${NUMBER})\\s*(?:${PEOPLE})(?!\\p{L})`,
  'giu',
);

const digits = (text: string): string => text.replace(/\D/g, '').replace(/^0+(?=\d)/, '');

/** Reads a number of people. Only a plain number is taken: `75`, `200 personnes`; `~200` and `100-120` are proposed. */
export function readCount(parts: readonly CellValue[]): Read {
  const text = parts.map(shownText).join(' ');
  const [, plain] = PLAIN.exec(text) ?? [];
  if (plain !== undefined) {
    const reading = wholeNumber(digits(plain));
    return 'value' in reading && reading.value !== null
      ? sure(String(reading.value))
      : doubtful('problem' in reading ? reading.problem : { key: 'field.integer' });
  }
  if (/^[-−–]\s*\d/u.test(text)) return doubtful({ key: 'field.integer' });
  const [, , most] = RANGE.exec(text) ?? [];
  const found = text.match(SOME) ?? [];
  const only = most ?? (found.length === 1 ? found[0] : undefined);
  const reading = only === undefined ? null : wholeNumber(digits(only));
  return reading && 'value' in reading && reading.value !== null
    ? doubtful({ key: 'imports.value.approximate' }, String(reading.value))
    : doubtful({ key: 'field.integer' });
}

/** @returns the number of people that notes tell of, and how they say it; null if they tell of none or of several */
export function peopleIn(notes: string): { readonly said: string; readonly count: string } | null {
  const found = Array.from(notes.matchAll(WITH_PEOPLE), ([said, number = '']) => ({ said, count: digits(number) }));
  const counts = new Set(found.map(({ count }) => count));
  const [first] = found;
  return first && counts.size === 1 && Number(first.count) > 0 && Number(first.count) <= 4_294_967_294 ? first : null;
}

/** The largest number of a record in the database. */
const LAST_NUMBER = 2_147_483_647;
const ID = /^(?:n\s*[°º]|no\.?|num(?:éro)?|id|#)?\s*[:.]?\s*(\d{1,12})(?:[.,]0+)?$/iu;

/** Reads the number of a record: `109`, `n° 109`, `#109`. A number among other signs is proposed. */
export function readId(parts: readonly CellValue[]): Read {
  const text = parts.map(shownText).join(' ');
  const [, whole] = ID.exec(text) ?? [];
  const isFine = (number: number) => number >= 1 && number <= LAST_NUMBER;
  if (whole !== undefined && isFine(Number(whole))) return sure(String(Number(whole)));
  const found = /^[-−–]/u.test(text) ? [] : (text.match(SOME) ?? []);
  const only = found.length === 1 ? Number(digits(found[0] ?? '')) : 0;
  return doubtful({ key: 'imports.value.number' }, isFine(only) ? String(only) : null);
}
