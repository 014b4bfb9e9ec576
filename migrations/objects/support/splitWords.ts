/**
 * SQL that splits texts into the words for the search. A word is a sequence of letters and digits with their combining
 * marks. In scripts without spaces (Chinese, Japanese), and for pictures, each character is a word. The collation of
 * the column ignores case and accents. A trigger uses these statements for one record, and filling a listing uses them
 * for a million. Filling avoids stored functions, which compile a regular expression again at every call.
 */
import { COUNTRY_CODES } from '../../../src/domain/likeness.ts';
import { client } from '../../../src/domain/records/client.ts';
import { event } from '../../../src/domain/records/event.ts';
import { searchedTexts } from './columns.ts';
import type { Engine } from './schemaObject.ts';

const MOST_GROUPS = 12;
const LENGTH = 64;
/** Prevents merging a derived table into the outer query, which would evaluate its columns several times. */
const UNMERGED = 'LIMIT 18446744073709551615';
/** Characters that are a word each, by Unicode block: the engines disagree on the script of a character. */
const ALONE = [
  ['2190', '2BFF'],
  ['2E80', '2FDF'],
  ['3005', '3007'],
  ['3021', '3029'],
  ['3038', '303B'],
  ['3041', '3096'],
  ['309D', '309F'],
  ['30A1', '30FA'],
  ['30FC', '30FF'],
  ['31F0', '31FF'],
  ['32D0', '32FE'],
  ['3300', '3357'],
  ['3400', '4DBF'],
  ['4E00', '9FFF'],
  ['F900', 'FAFF'],
  ['FF66', 'FF9F'],
  ['1F000', '1FAFF'],
  ['20000', '3FFFF'],
]
  .map(([from, to]) => String.raw`\\x{${from}}-\\x{${to}}`)
  .join('');
/** Marks that are optional in writing: combining Latin accents, Arabic vowels, variation selectors and joiners. */
const LOOSE = String.raw`\\x{300}-\\x{36F}\\x{640}\\x{64B}-\\x{65F}\\x{670}\\x{200B}-\\x{200F}\\x{FE00}-\\x{FE0F}\\x{20E3}\\x{3099}\\x{309A}`;
/** Ligatures. Without this, typing the first of the two letters would not find the word. */
const LIGATURES = [
  ['œ', 'oe'],
  ['Œ', 'oe'],
  ['æ', 'ae'],
  ['Æ', 'ae'],
  ['ß', 'ss'],
] as const;

/** Fixes the regular expression's flags, whatever the session sets. Case folding is off, because it is slow. */
const pattern = (engine: Engine, text: string) => `'(?-${engine === 'mariadb' ? 'imsxU' : 'imsx'})${text}'`;
const group = (engine: Engine, number: 0 | 1) => (engine === 'mariadb' ? String.raw`\\${number}` : `$${number}`);

/** Returns the words of the column `text` as the inside of a JSON array, without the outer quotation marks. */
function wordsOf(engine: Engine, text: string): string {
  const ligatures = LIGATURES.reduce((sql, [one, two]) => `REPLACE(${sql}, '${one}', '${two}')`, text);
  const tidy = `REGEXP_REPLACE(${ligatures}, ${pattern(engine, `[${LOOSE}]+`)}, '')`;
  const alone = pattern(engine, `[${ALONE}]`);
  const single = `REGEXP_REPLACE(${tidy}, ${alone}, ' ${group(engine, 0)} ')`;
  const spaced = (sql: string, kept: string) => `REGEXP_REPLACE(${sql}, ${pattern(engine, `[^${kept}]+`)}, ' ')`;
  const plain = spaced(text, 'A-Za-z0-9');
  const rare = spaced(single, String.raw`\\p{L}\\p{N}\\p{M}${ALONE}`);
  return `REPLACE(IF(LENGTH(${text}) = CHAR_LENGTH(${text}), ${plain}, ${rare}), ' ', '","')`;
}

/** The searched texts that are split into words. A phone is found by its digits instead. */
const textsOf = (record: Parameters<typeof searchedTexts>[0]): string =>
  searchedTexts(record)
    .flatMap(({ column, type }) => (type === 'phone' ? [] : [column]))
    .join(', ');

/** The digits of a phone: all of them, and the rest after each typed group. */
function tails(): string[] {
  return Array.from({ length: MOST_GROUPS - 1 }, (_, i) => {
    const tail = `REPLACE(SUBSTRING_INDEX(parted.phone_groups, ' ', -${i + 1}), ' ', '')`;
    return `IF(parted.phone_spaces > ${i} AND CHAR_LENGTH(${tail}) > 3, ${tail}, NULL)`;
  });
}

/**
 * Returns a query for each client's id and words, as a JSON array. An international number is also found by its
 * national form (0…), and without the zero that some people write after the country code.
 * @param source a query for client_id and the searched texts of a client
 */
export function clientWords(engine: Engine, source: string): string {
  const digits = `TRIM(REGEXP_REPLACE(phone, ${pattern(engine, '[^0-9]+')}, ' '))`;
  const isAbroad = `parted.phone REGEXP ${pattern(engine, String.raw`\\A[^0-9]*([+]|00)`)}`;
  const whole = "REPLACE(parted.phone_groups, ' ', '')";
  const country = `REGEXP_REPLACE(TRIM(LEADING '0' FROM ${whole}), ${pattern(engine, String.raw`\\A(${COUNTRY_CODES})0*`)}, '${group(engine, 1)} ')`;
  return `
    SELECT known.client_id, CONCAT('["', ${wordsOf(engine, 'known.typed')}, '","', known.phone_words, '","',
      REPLACE(known.country, ' ', ''), '","', IF(known.country = '', '', CONCAT('0', SUBSTRING_INDEX(known.country, ' ', -1))),
      '",', JSON_QUOTE(known.email), ']') AS words
    FROM (
      SELECT parted.client_id, parted.typed, parted.email,
        CONCAT_WS('","', ${[whole, ...tails()].join(', ')}) AS phone_words,
        IF(${isAbroad}, ${country}, '') AS country
      FROM (
        SELECT source.*, LENGTH(source.phone_groups) - LENGTH(REPLACE(source.phone_groups, ' ', '')) AS phone_spaces
        FROM (
          SELECT client_id, email, phone, CONCAT_WS(' ', ${textsOf(client)}) AS typed, ${digits} AS phone_groups
          FROM (${source}) AS given ${UNMERGED}
        ) AS source
      ) AS parted ${UNMERGED}
    ) AS known`;
}

/** Returns the same query for events. @param source a query for event_id and the searched texts of an event */
export function eventWords(engine: Engine, source: string): string {
  return `
    SELECT known.event_id, CONCAT('["', ${wordsOf(engine, 'known.typed')}, '"]') AS words
    FROM (SELECT event_id, CONCAT_WS(' ', ${textsOf(event)}) AS typed FROM (${source}) AS given ${UNMERGED}) AS known`;
}

/**
 * Returns a table of the words in a JSON array. MySQL needs the result of such functions converted. @param array in SQL
 */
export const wordTable = (array: string, alias: string): string =>
  `JSON_TABLE(CONVERT(${array} USING utf8mb4), '$[*]' COLUMNS (word VARCHAR(255) PATH '$')) AS ${alias}`;

/** Returns one word of that table as it is stored, with the collation of the column. */
export const storedWord = (alias: string): string => `LEFT(${alias}.word, ${LENGTH}) COLLATE utf8mb4_unicode_520_ci`;
