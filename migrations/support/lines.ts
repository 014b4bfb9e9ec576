import { insertLines } from '../../src/db/lines/fillLines.ts';
import { LINES, type LineTable } from '../../src/db/lines/lineTables.ts';
import { storedWord, wordTable } from '../../src/db/lines/splitWords.ts';

type Kind = 'client' | 'contract' | 'event';
const WORDS = {
  client: (row: 'OLD' | 'NEW') => `client_words(${row}.company_name, ${row}.full_name, ${row}.email, ${row}.phone)`,
  event: (row: 'OLD' | 'NEW') => `event_words(${row}.name, ${row}.location)`,
};

/** The words of the row of a trigger; none where `kind` has none. */
export const wordsOf = (kind: 'client' | 'event', row: 'OLD' | 'NEW'): string => WORDS[kind](row);

/** What the lines of the contracts held at first to be unpaid: the steps that came with them write this. */
const SIGNED_ONLY = { is_unpaid: "contract.statut = 'signed' AND contract.balance > 0" };

const columnsOf = (table: LineTable, others: Readonly<Record<string, string>>) =>
  table === 'contract_line' ? { ...LINES[table].columns, ...others } : LINES[table].columns;

/**
 * Makes the line of one record, or of several. What it is read from is held, whatever the isolation of the session:
 * no line ever shows a name that was changed meanwhile.
 * @param others values of a contract's line that differ from those of today; none in a step that is up to date
 */
export const makeLine = (
  table: LineTable,
  where: string,
  others: Readonly<Record<string, string>> = SIGNED_ONLY,
): string => `${insertLines(table, columnsOf(table, others))} WHERE ${where} LOCK IN SHARE MODE`;

/** Brings what the line takes from the row itself up to date; names of others stay as they are. */
export function updateLine(kind: Kind, others: Readonly<Record<string, string>> = SIGNED_ONLY): string {
  const own = Object.entries(columnsOf(`${kind}_line`, others))
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
  return `
    CREATE PROCEDURE change_${kind}_words(p_id INT, p_old LONGTEXT, p_new LONGTEXT)
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
