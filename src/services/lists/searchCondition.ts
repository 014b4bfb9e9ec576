import type { CompanyClock } from '../../domain/companyClock.ts';
import { fold } from '../../domain/likeness.ts';
import type { Session } from '../session.ts';
import { type Colleague, readColleagues } from './colleagues.ts';
import { among, dayStart } from './columnTests.ts';
import { all, any, type Cluster, type Condition, type IdQuery, type Leaf } from './condition.ts';
import { dayRanges } from './dayRanges.ts';
import { anyOf, raw, type Sql, sql } from './sql.ts';
import { amountRanges, numberRanges } from './startRanges.ts';
import { type TypedRun, type TypedWord, typedRuns, wordsOf } from './typedWords.ts';

/** A column of the list's table, with an index that begins with it, or with `is_active` and then it. */
interface Indexed {
  readonly column: string;
  readonly index: string;
}

/** The columns and tables that a search reads. */
export interface SearchFields {
  readonly table: string;
  readonly id: string;
  /** Word tables. `key` is the column that joins the word table and the list. */
  readonly words: readonly { readonly table: string; readonly key: string; readonly index: string }[];
  /**
   * The text of the default sort. Most rows with a word form a cluster in that order: those whose text begins with the
   * word.
   */
  readonly first?: Indexed & { readonly sort: string };
  /** The columns with the full texts, for characters that are not part of an indexed word. */
  readonly texts: readonly string[];
  readonly numbers?: readonly Indexed[];
  readonly amounts?: readonly Indexed[];
  readonly days?: readonly (Indexed & { readonly kind: 'day' | 'instant' })[];
  /** Columns with the id of a colleague. */
  readonly people: readonly Indexed[];
  /** Columns with few values, and the labels that the screen shows for each value. */
  readonly named?: readonly (Indexed & { readonly values: readonly (readonly [value: number, label: string])[] })[];
}

interface SearchContext {
  readonly clock: CompanyClock;
  readonly colleagues: readonly Colleague[];
}

const NEVER: Condition = { kind: 'any', parts: [] };

function inRanges({ table, id }: SearchFields, { index }: Indexed, tests: readonly Sql[]): Condition {
  if (tests.length === 0) return NEVER;
  const test = anyOf(tests);
  const from = sql`${raw(`${table} l FORCE INDEX (${index})`)} WHERE l.is_active IN (0, 1) AND ${test}`;
  return { kind: 'leaf', test, queries: [{ id: `l.${id}`, from }] };
}

/** The rows that have a word with this prefix, in any of the word tables. */
function wordCondition(searched: SearchFields, token: string): Condition {
  const start = sql`w.word LIKE ${`${token}%`}`;
  return any(
    searched.words.map(({ table, key, index }): Leaf => {
      const words = raw(`${table} w FORCE INDEX (${table}_start)`);
      const isOwn = key === searched.id;
      const query: IdQuery = isOwn
        ? { id: `w.${key}`, from: sql`${words} WHERE ${start}` }
        : {
            id: `l.${searched.id}`,
            isJoined: true,
            from: sql`${words} ${raw(`STRAIGHT_JOIN ${searched.table} l FORCE INDEX (${index}) ON l.${key} = w.${key}`)} WHERE ${start}`,
          };
      // `LIMIT 1` keeps the subquery correlated. Without it, both optimisers may read the word table first.
      const test = sql`(SELECT 1 FROM ${raw(`${table} w FORCE INDEX (PRIMARY) WHERE w.${key} = l.${key}`)} AND ${start} LIMIT 1) = 1`;
      const cluster = isOwn && searched.first ? beginningWith(searched, searched.first, query, token) : null;
      return { kind: 'leaf', test, queries: [query], isOfWords: true, ...(cluster && { cluster }) };
    }),
  );
}

/**
 * The rows whose text begins with the token form a cluster. Rows with the token elsewhere in the text are its outliers.
 */
function beginningWith(
  { table, id }: SearchFields,
  { column, index, sort }: Indexed & { readonly sort: string },
  { id: found, from }: IdQuery,
  token: string,
): Cluster {
  const within = sql`l.${raw(column)} LIKE ${`${token}%`}`;
  const rows = sql`${raw(`${table} l FORCE INDEX (${index})`)} WHERE l.is_active IN (0, 1) AND ${within}`;
  const others = sql`${from} AND ${raw(found)} NOT IN (SELECT /*+ SUBQUERY(MATERIALIZATION) */ l.${raw(id)} FROM ${rows})`;
  return { sort, within, inside: { id: `l.${id}`, from: rows }, outliers: { id: found, from: others } };
}

/** Matches the exact text anywhere in the columns. `!` escapes the wildcards of LIKE. */
function likeLeaf({ texts }: SearchFields, text: string): Leaf {
  const forms = /['’]/.test(text) ? [text.replace(/['’]/g, "'"), text.replace(/['’]/g, '’')] : [text];
  const tests = texts.flatMap((column) =>
    forms.map((form) => sql`l.${raw(column)} LIKE ${`%${form.replace(/[!%_]/g, '!$&')}%`} ESCAPE '!'`),
  );
  return { kind: 'leaf', test: anyOf(tests), queries: null };
}

function textCondition(searched: SearchFields, { text, tokens, isPlain }: TypedWord): Condition {
  const found = tokens.map((token) => wordCondition(searched, token));
  // The exact text is tested first: it needs no lookup in another table.
  return isPlain ? all(found) : { kind: 'all', parts: [likeLeaf(searched, text), ...found], isCorrelated: true };
}

/** The signs that a word of a text follows. */
const BEFORE_WORD = [' ', "'", '’', '-', '(', '"', '/', '.', '@'];

/**
 * The rows with a text at the beginning of a word of one column. The indexed words of the list find them.
 * @param searched null if the table is small and has no indexed words
 */
export function textIn(searched: SearchFields | null, column: string, typed: string): Condition {
  const text = typed.trim();
  const like = text.replace(/[!%_]/g, '!$&');
  const starts = ['', ...BEFORE_WORD.map((sign) => `%${sign}`)];
  const tests = starts.map((start) => sql`l.${raw(column)} LIKE ${`${start}${like}%`} ESCAPE '!'`);
  const leaf: Leaf = { kind: 'leaf', test: anyOf(tests), queries: null };
  const tokens = searched === null ? [] : wordsOf(text);
  if (searched === null || tokens.length === 0) return leaf;
  return { kind: 'all', parts: [leaf, ...tokens.map((token) => wordCondition(searched, token))], isCorrelated: true };
}

function dayTests({ column, kind }: { column: string; kind: 'day' | 'instant' }, word: string, clock: CompanyClock) {
  const startOf = (day: string): Sql => dayStart(clock, kind, day);
  return dayRanges(word, clock).map(
    ({ from, until }) => sql`(l.${raw(column)} >= ${startOf(from)} AND l.${raw(column)} < ${startOf(until)})`,
  );
}

const between =
  (column: string, type: string) =>
  ({ from, until }: { from: string; until: string }) =>
    sql`(l.${raw(column)} >= CAST(${from} AS ${raw(type)}) AND l.${raw(column)} < CAST(${until} AS ${raw(type)}))`;

function amountCondition(searched: SearchFields, amount: string): Condition {
  return any(
    (searched.amounts ?? []).map((each) =>
      inRanges(searched, each, amountRanges(amount).map(between(each.column, 'DECIMAL(14, 2)'))),
    ),
  );
}

function typedCondition(searched: SearchFields, word: TypedWord, { clock, colleagues }: SearchContext): Condition {
  const folded = fold(word.text);
  const ids = colleagues.filter(({ words }) => words.some((each) => each.startsWith(folded))).map(({ id }) => id);
  const meant = (values: readonly (readonly [number, string])[]): number[] =>
    values
      .filter(([, label]) =>
        fold(label)
          .split(/[^\p{L}\p{N}]+/u)
          .some((part) => part.startsWith(folded)),
      )
      .map(([value]) => value);
  const tests = (column: string, values: readonly number[]): Sql[] =>
    values.length === 0 ? [] : [among(raw(`l.${column}`), values)];
  return any([
    textCondition(searched, word),
    amountCondition(searched, word.text),
    ...(searched.numbers ?? []).map((each) =>
      inRanges(searched, each, numberRanges(word.text).map(between(each.column, 'SIGNED'))),
    ),
    ...(searched.days ?? []).map((each) => inRanges(searched, each, dayTests(each, word.text, clock))),
    ...searched.people.map((each) => inRanges(searched, each, tests(each.column, ids))),
    ...(searched.named ?? []).map((each) => inRanges(searched, each, tests(each.column, meant(each.values)))),
  ]);
}

function runCondition(searched: SearchFields, { words, phones, amount }: TypedRun, context: SearchContext): Condition {
  return any([
    ...(words.length === 0 ? [] : [all(words.map((word) => typedCondition(searched, word, context)))]),
    ...phones.map((phone) => wordCondition(searched, phone)),
    ...(amount === null ? [] : [amountCondition(searched, amount)]),
  ]);
}

/**
 * Builds the search condition: each word must match the start of a word in any shown column. Accents and capitals do
 * not matter. Phones match by their digits, numbers and amounts by their start, days in the format of the screen.
 * @returns null if the text has no words
 */
export function searchCondition(searched: SearchFields, text: string, context: SearchContext): Condition | null {
  const runs = typedRuns(text);
  return runs.length === 0 ? null : all(runs.map((run) => runCondition(searched, run, context)));
}

/** @returns the search function of a list; it reads the names of the colleagues only if the text has words */
export const searchIn =
  (searched: (session: Session) => SearchFields) =>
  async (session: Session, text: string): Promise<Condition | null> =>
    searchCondition(searched(session), text, {
      clock: session.clock,
      colleagues: await readColleagues(session),
    });
