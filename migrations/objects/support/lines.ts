import { LINES, type LineTable } from './lineTables.ts';
import type { Engine } from './schemaObject.ts';
import { clientWords, eventWords, storedWord, wordTable } from './splitWords.ts';

type Kind = 'client' | 'contract' | 'event';
const WORDS = {
  client: (row: 'OLD' | 'NEW') => `client_words(${row}.company_name, ${row}.full_name, ${row}.email, ${row}.phone)`,
  event: (row: 'OLD' | 'NEW') => `event_words(${row}.name, ${row}.location)`,
};

/** The words of the row of a trigger; none where `kind` has none. */
export const wordsOf = (kind: 'client' | 'event', row: 'OLD' | 'NEW'): string => WORDS[kind](row);

/** The statement that makes lines out of the truth, up to its `WHERE`. */
function insertLines(table: LineTable): string {
  const { columns, from } = LINES[table];
  return `INSERT INTO ${table} (${Object.keys(columns).join(', ')})
    SELECT ${Object.values(columns).join(', ')} FROM ${from}`;
}

/** Fills the lines of the records whose numbers are between `?` and `?`. */
export const fillLines = (kind: Kind): string =>
  `${insertLines(`${kind}_line`)} WHERE ${kind}.${kind}_id BETWEEN ? AND ?`;

const SPLIT = {
  client: { split: clientWords, columns: 'client_id, company_name, full_name, email, phone' },
  event: { split: eventWords, columns: 'event_id, name, location' },
} as const;

/** The same of words. One that stands twice in a record is let go by its key: quicker than DISTINCT. */
export function fillWords(engine: Engine, kind: 'client' | 'event'): string {
  const { split, columns } = SPLIT[kind];
  const source = `SELECT ${columns} FROM ${kind} WHERE ${kind}_id BETWEEN ? AND ?`;
  return `INSERT INTO ${kind}_word (word, ${kind}_id)
    SELECT ${storedWord('found')}, split.${kind}_id
    FROM (${split(engine, source)}) AS split JOIN ${wordTable('split.words', 'found')}
    WHERE ${storedWord('found')} <> '' ON DUPLICATE KEY UPDATE word = ${kind}_word.word`;
}

/**
 * Makes the line of one record, or of several. What it is read from is held, whatever the isolation of the session:
 * no line ever shows a name that was changed meanwhile.
 */
export const makeLine = (table: LineTable, where: string): string =>
  `${insertLines(table)} WHERE ${where} LOCK IN SHARE MODE`;

/** Brings what the line takes from the row itself up to date; names of others stay as they are. */
export function updateLine(kind: Kind): string {
  const own = Object.entries(LINES[`${kind}_line`].columns)
    .map(([column, value]) => [column, value.replaceAll(`${kind}.`, 'NEW.')] as const)
    .filter(([column, value]) => column !== `${kind}_id` && !/\b(client|contract|commercial|support)\./.test(value));
  return `UPDATE ${kind}_line SET ${own.map(([column, value]) => `${column} = ${value}`).join(', ')}
      WHERE ${kind}_id = NEW.${kind}_id`;
}

/**
 * The procedure that changes the words of one record from some to others. Each is found by the whole key: a range
 * would lock the words of the neighbours too.
 */
export function changeWords(kind: 'client' | 'event'): string {
  const missing = (alias: string, others: string) =>
    `${storedWord(alias)} NOT IN (SELECT ${storedWord('other')} FROM ${wordTable(others, 'other')})`;
  return `CREATE PROCEDURE change_${kind}_words(p_id INT, p_old LONGTEXT, p_new LONGTEXT)
    MODIFIES SQL DATA
    BEGIN
      DELETE ${kind}_word FROM ${wordTable('p_old', 'gone')}
        STRAIGHT_JOIN ${kind}_word FORCE INDEX (PRIMARY)
        ON ${kind}_word.${kind}_id = p_id AND ${kind}_word.word = ${storedWord('gone')}
      WHERE ${missing('gone', 'p_new')};
      INSERT INTO ${kind}_word (word, ${kind}_id)
      SELECT DISTINCT ${storedWord('come')}, p_id FROM ${wordTable('p_new', 'come')}
      WHERE ${storedWord('come')} <> '' AND ${missing('come', 'p_old')};
    END`;
}
