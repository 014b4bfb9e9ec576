import { client } from '../../../src/domain/records/client.ts';
import { event } from '../../../src/domain/records/event.ts';
import { searchedTexts } from './columns.ts';
import { LATE_FROM, LATE_FROM_OF_CONTRACT } from './instalmentSql.ts';
import { LISTINGS, type ListingTable } from './listingTables.ts';
import type { Engine } from './schemaObject.ts';
import { clientWords, eventWords, storedWord, wordTable } from './splitWords.ts';

type Kind = 'contract' | 'event';
const RECORDS = { client, event };

/** Returns the columns of the searched texts. */
export const wordColumns = (kind: keyof typeof RECORDS): string[] =>
  searchedTexts(RECORDS[kind]).map(({ column }) => column);

/** Returns the words of a trigger's row, in SQL. */
export const wordsOf = (kind: keyof typeof RECORDS, row: 'OLD' | 'NEW'): string =>
  `${kind}_words(${wordColumns(kind)
    .map((column) => `${row}.${column}`)
    .join(', ')})`;

/** Returns the function that splits the searched texts of a record into a JSON array of words. */
export function wordsFunction(engine: Engine, kind: keyof typeof RECORDS): string {
  const texts = searchedTexts(RECORDS[kind]);
  const source = texts.map(({ column }) => `p_${column} AS ${column}`).join(', ');
  return `CREATE FUNCTION ${kind}_words(${texts.map(({ column, sqlType }) => `p_${column} ${sqlType}`).join(', ')})
    RETURNS LONGTEXT DETERMINISTIC READS SQL DATA
    RETURN (SELECT split.words FROM (${SPLIT[kind](engine, `SELECT 1 AS ${kind}_id, ${source}`)}) AS split)`;
}

/** The statement that fills a listing from the records, up to its `WHERE`. */
function insertListing(table: ListingTable): string {
  const { columns, from } = LISTINGS[table];
  return `INSERT INTO ${table} (${Object.keys(columns).join(', ')})
    SELECT ${Object.values(columns).join(', ')} FROM ${from}`;
}

/** Fills the listing with the records whose ids are between `?` and `?`. */
export const fillListingRows = (kind: Kind): string =>
  `${insertListing(`${kind}_listing`)} WHERE ${kind}.${kind}_id BETWEEN ? AND ?`;

const SPLIT = { client: clientWords, event: eventWords };

/** The same for words. The primary key drops a word that occurs twice in a record, which is faster than DISTINCT. */
export function fillWords(engine: Engine, kind: 'client' | 'event'): string {
  const source = `SELECT ${kind}_id, ${wordColumns(kind).join(', ')} FROM ${kind} WHERE ${kind}_id BETWEEN ? AND ?`;
  return `INSERT INTO ${kind}_word (word, ${kind}_id)
    SELECT ${storedWord('found')}, split.${kind}_id
    FROM (${SPLIT[kind](engine, source)}) AS split JOIN ${wordTable('split.words', 'found')}
    WHERE ${storedWord('found')} <> '' ON DUPLICATE KEY UPDATE word = ${kind}_word.word`;
}

/**
 * Adds one record or several to a listing. The rows that it reads are locked, whatever the isolation of the session: a
 * listing never shows a name that was changed meanwhile. An event is late as its contract's line says, because other
 * events of the contract may be locked.
 */
export function makeListing(table: ListingTable, where: string): string {
  const insert = insertListing(table);
  const listed = table === 'event_listing' ? insert.replace(LATE_FROM, LATE_FROM_OF_CONTRACT) : insert;
  return `${listed} WHERE ${where} LOCK IN SHARE MODE`;
}

/** Updates the columns of a listing that come from the record itself; what comes from others stays as it is. */
export function updateListing(kind: Kind): string {
  const own = Object.entries(LISTINGS[`${kind}_listing`].columns)
    .map(([column, value]) => [column, value.replaceAll(`${kind}.`, 'NEW.')] as const)
    .filter(
      ([column, value]) => column !== `${kind}_id` && !/\b(client|contract|commercial|support|task)\./.test(value),
    );
  return `UPDATE ${kind}_listing SET ${own.map(([column, value]) => `${column} = ${value}`).join(', ')}
      WHERE ${kind}_id = NEW.${kind}_id`;
}

/**
 * Returns the procedure that replaces the words of one record. It deletes each word by its whole key: a range would
 * lock the neighbours' words too.
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
