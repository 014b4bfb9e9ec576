import { RULES, type RuleName } from '../../../src/domain/rules.ts';
import type { Engine } from './schemaObject.ts';

/** Returns the statement that refuses with the rule's error number and message. */
export function refuse(rule: RuleName): string {
  const [number, sentence] = RULES[rule];
  return `SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = ${number}, MESSAGE_TEXT = '${sentence.replaceAll("'", "''")}'`;
}

/**
 * Returns a condition: true if a text has a sign that is seen. Blanks, line ends and other invisible signs are not; some
 * of them count as letters or symbols (the Braille blank, the Hangul fillers).
 */
export const isSeen = (text: string): string =>
  `COALESCE(${text} REGEXP '(?![\\\\x{2800}\\\\x{115F}\\\\x{1160}\\\\x{3164}\\\\x{FFA0}])[\\\\p{L}\\\\p{N}\\\\p{P}\\\\p{S}]', FALSE)`;

/** Returns a condition: true for a day that the forms refuse, because its year is not plausible. */
export const isFarDay = (day: string): string => `${day} NOT BETWEEN '1900-01-01' AND '2199-12-31'`;

/** Returns the same for an instant in UTC: the company's day may be the one before or after. */
export const isFarInstant = (instant: string): string =>
  `${instant} NOT BETWEEN '1899-12-31 00:00:00' AND '2200-01-01 23:59:59'`;

/**
 * Returns a trigger condition: true if a new row names its number. An import may name one that leaves room for those to
 * come; the trigger declares `is_import`.
 */
export const isOwnNumber = (column: string): string =>
  `(NEW.${column} <> 0 AND NOT (is_import AND NEW.${column} BETWEEN 1 AND 1000000000))`;

/** Returns a trigger condition: true if a column changes, compared byte by byte; NULL counts as a value. */
export function changed(...columns: readonly string[]): string {
  const tests = columns.map((name) => `NOT (CAST(NEW.${name} AS BINARY) <=> CAST(OLD.${name} AS BINARY))`);
  return `(${tests.join(' OR ')})`;
}

/**
 * Returns the present day for the WHERE of a view, so that the engine reads one range of an index. MariaDB asks a
 * deterministic function once. MySQL asks it for every row, but a subquery on a table once.
 */
export const todayOnce = (engine: Engine): string =>
  engine === 'mysql' ? '(SELECT company_today() FROM zone_offset LIMIT 1)' : 'company_today()';
