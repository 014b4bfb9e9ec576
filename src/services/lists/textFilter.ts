import { literal, Op, type Sequelize, type WhereOptions } from 'sequelize';
import type { Translator } from '../../i18n/translator.ts';
import type { CompanyClock } from '../input/companyClock.ts';
import type { Column, Columns } from './column.ts';
import { dayRanges } from './dayRanges.ts';

interface Ground {
  readonly sequelize: Sequelize;
  readonly clock: CompanyClock;
  readonly texts: Translator;
}

const MAX_WORDS = 10;
const NEVER = 'FALSE';

/** As the database's collation compares: without accents, without capitals. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function contains(sql: string, part: string, { sequelize }: Ground): string {
  // With a sign of our own, what LIKE reads as «anything» is only itself.
  const like = (text: string) => `${sql} LIKE ${sequelize.escape(`%${text.replace(/[!%_]/g, '!$&')}%`)} ESCAPE '!'`;
  // A typed apostrophe finds the printer's one, and the other way round.
  return /['’]/.test(part) ? `${like(part.replace(/['’]/g, "'"))} OR ${like(part.replace(/['’]/g, '’'))}` : like(part);
}

const digitsSql = (sql: string): string => `REGEXP_REPLACE(${sql}, '[^0-9]', '')`;

function inDays(column: Column, word: string, { sequelize, clock }: Ground): string {
  const edge = (day: string): string => {
    if (column.kind === 'day') return sequelize.escape(day);
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
    // A zone may put its clock forward at midnight: the day then begins an hour later.
    const [first, second] = [0, 1].map((hour) => clock.instantOf({ year, month, day: date, hour, minute: 0 }));
    const instant = first ?? second;
    return instant ? sequelize.escape(instant.toISOString().slice(0, 23).replace('T', ' ')) : 'NULL';
  };
  const ranges = dayRanges(word, clock).map(
    ({ from, until }) => `(${column.sql} >= ${edge(from)} AND ${column.sql} < ${edge(until)})`,
  );
  return ranges.join(' OR ') || NEVER;
}

function matches(column: Column, word: string, ground: Ground): string {
  switch (column.kind) {
    case 'text':
      return contains(column.sql, word, ground);
    case 'number':
      return /^\d+$/.test(word) ? contains(`CAST(${column.sql} AS CHAR)`, word, ground) : NEVER;
    case 'money': {
      const digits = word.replace(/€$/, '').replace(',', '.');
      return /^\d*\.?\d*$/.test(digits) && /\d/.test(digits)
        ? contains(`CAST(${column.sql} AS CHAR)`, digits, ground)
        : NEVER;
    }
    case 'phone': {
      const digits = word.replace(/\D/g, '');
      const asTyped = contains(column.sql, word, ground);
      return /^[\d+().\-/]+$/.test(word) && digits
        ? `${asTyped} OR ${contains(digitsSql(column.sql), digits, ground)}`
        : asTyped;
    }
    case 'day':
    case 'instant':
      return inDays(column, word, ground);
    case 'word': {
      const meant = column.values.filter((value) => fold(column.label(value, ground.texts)).includes(fold(word)));
      return meant.length > 0 ? `${column.sql} IN (${meant.map((value) => `'${value}'`).join(', ')})` : NEVER;
    }
  }
}

const isPhone = ({ kind }: Column): boolean => kind === 'phone';

/** `01 23 45` is not three words but six digits in a row. */
function phoneCondition(columns: readonly Column[], text: string, ground: Ground): string | null {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 3 || !/^[\d+().-]+(?:\s+[\d+().-]+)+$/.test(text)) return null;
  return (
    columns
      .filter(isPhone)
      .map(({ sql }) => contains(digitsSql(sql), digits, ground))
      .join(' OR ') || null
  );
}

/**
 * Every word, in any column shown; accents and capitals make no difference, phones are compared by their digits, days
 * as they are shown. @returns null where nothing was typed
 */
export function textFilter(columns: Columns, text: string, ground: Ground): WhereOptions | null {
  const typed = text.trim();
  const words = typed
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '€')
    .slice(0, MAX_WORDS);
  if (words.length === 0) return null;
  const all = Object.values(columns);
  const phone = phoneCondition(all, typed, ground);
  const searched = phone === null ? all : all.filter((column) => !isPhone(column));
  const eachWord = words.map((word) => `(${searched.map((column) => matches(column, word, ground)).join(' OR ')})`);
  const sql = `((${eachWord.join(' AND ')})${phone === null ? '' : ` OR ${phone}`})`;
  return { [Op.and]: [literal(sql)] };
}
