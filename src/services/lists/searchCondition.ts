import type { CompanyClock } from '../../domain/companyClock.ts';
import { startOfDay } from '../../domain/companyClock.ts';
import { fold } from '../../domain/likeness.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Session } from '../session.ts';
import { type Colleague, readColleagues } from './colleagues.ts';
import { all, any, type Condition, type Leaf, type Source } from './condition.ts';
import { dayRanges } from './dayRanges.ts';
import { anyOf, joined, raw, type Sql, sql } from './sql.ts';
import { amountRanges, numberRanges } from './startRanges.ts';
import { type TypedRun, type TypedWord, typedRuns } from './typedWords.ts';

/** A column of the list's table, with an index that begins with it, or with `is_active` and it. */
interface Indexed {
  readonly column: string;
  readonly index: string;
}

/** Where a list looks for what is typed. */
export interface Searched {
  readonly table: string;
  readonly id: string;
  /** Tables of words; `key` is the column that both the words and the list have. */
  readonly words: readonly { readonly table: string; readonly key: string; readonly index: string }[];
  /** The text that most are looked for by, and sorted by. */
  readonly first?: Indexed & { readonly sort: string };
  /** The texts as they stand: for what is between words. */
  readonly texts: readonly string[];
  readonly numbers?: readonly Indexed[];
  readonly amounts?: readonly Indexed[];
  readonly days?: readonly (Indexed & { readonly kind: 'day' | 'instant' })[];
  /** Columns with the number of a colleague. */
  readonly people: readonly Indexed[];
  /** Columns of few values, each with the words that the screen shows for it. */
  readonly named?: readonly (Indexed & { readonly values: readonly (readonly [value: number, label: string])[] })[];
}

interface Ground {
  readonly clock: CompanyClock;
  readonly texts: Translator;
  readonly colleagues: readonly Colleague[];
}

const NEVER: Condition = { kind: 'any', parts: [] };

/** Rows with the column in one of the ranges. */
function inRanges({ table, id }: Searched, { index }: Indexed, tests: readonly Sql[]): Condition {
  if (tests.length === 0) return NEVER;
  const test = anyOf(tests);
  const from = sql`${raw(`${table} l FORCE INDEX (${index})`)} WHERE l.is_active IN (0, 1) AND ${test}`;
  return { kind: 'leaf', test, sources: [{ id: `l.${id}`, from }] };
}

/** In the order of a text, most of what has a word stands together: where the text begins with it. */
function startOf(
  { table, id }: Searched,
  { column, index, sort }: Indexed & { sort: string },
  numbers: Sql,
  token: string,
) {
  const from = sql`l.${raw(column)} LIKE ${`${token}%`}`;
  const cluster = sql`${raw(`${table} l FORCE INDEX (${index})`)} WHERE l.is_active IN (0, 1) AND ${from}`;
  const together = { id: `l.${id}`, from: cluster };
  const others = sql`(${numbers}) w WHERE w.${raw(id)} NOT IN (SELECT /*+ SUBQUERY(MATERIALIZATION) */ l.${raw(id)} FROM ${cluster})`;
  return { sort, from, together, beside: { id: `w.${id}`, from: others } };
}

function wordLeaf(searched: Searched, token: string): Condition {
  const start = sql`w.word LIKE ${`${token}%`}`;
  return any(
    searched.words.map(({ table, key, index }): Leaf => {
      const isOwn = key === searched.id;
      const source: Source = isOwn
        ? { id: `w.${key}`, from: sql`${raw(`${table} w FORCE INDEX (${table}_start)`)} WHERE ${start}` }
        : {
            id: `l.${searched.id}`,
            isJoined: true,
            from: sql`${raw(`${table} w FORCE INDEX (${table}_start) STRAIGHT_JOIN ${searched.table} l FORCE INDEX (${index}) ON l.${key} = w.${key}`)} WHERE ${start}`,
          };
      // With a limit it stays a question about one row: neither engine turns the plan round for it.
      const test = sql`(SELECT 1 FROM ${raw(`${table} w FORCE INDEX (PRIMARY) WHERE w.${key} = l.${key}`)} AND ${start} LIMIT 1) = 1`;
      const numbers = sql`SELECT /*+ SUBQUERY(MATERIALIZATION) */ ${raw(`w.${key} FROM ${table} w FORCE INDEX (${table}_start)`)} WHERE ${start}`;
      const split = isOwn && searched.first ? startOf(searched, searched.first, numbers, token) : null;
      return {
        kind: 'leaf',
        test,
        sources: [source],
        isOfWords: true,
        among: { key, numbers },
        ...(split && { split }),
      };
    }),
  );
}

/** The text as it stands, anywhere: with a sign of our own, what LIKE reads as «anything» is only itself. */
function likeLeaf({ texts }: Searched, text: string): Leaf {
  const forms = /['’]/.test(text) ? [text.replace(/['’]/g, "'"), text.replace(/['’]/g, '’')] : [text];
  const tests = texts.flatMap((column) =>
    forms.map((form) => sql`l.${raw(column)} LIKE ${`%${form.replace(/[!%_]/g, '!$&')}%`} ESCAPE '!'`),
  );
  return { kind: 'leaf', test: anyOf(tests), sources: null };
}

function textCondition(searched: Searched, { text, tokens, isPlain }: TypedWord): Condition {
  const found = tokens.map((token) => wordLeaf(searched, token));
  // What is asked of the row at hand comes first.
  return isPlain ? all(found) : { kind: 'all', parts: [likeLeaf(searched, text), ...found], isOneThing: true };
}

function dayTests({ column, kind }: { column: string; kind: 'day' | 'instant' }, word: string, clock: CompanyClock) {
  const edge = (day: string): Sql => {
    if (kind === 'day') return sql`CAST(${day} AS DATE)`;
    return sql`CAST(${startOfDay(clock, day).toISOString().slice(0, 23).replace('T', ' ')} AS DATETIME(3))`;
  };
  return dayRanges(word, clock).map(
    ({ from, until }) => sql`(l.${raw(column)} >= ${edge(from)} AND l.${raw(column)} < ${edge(until)})`,
  );
}

const between =
  (column: string, type: string) =>
  ({ from, until }: { from: string; until: string }) =>
    sql`(l.${raw(column)} >= CAST(${from} AS ${raw(type)}) AND l.${raw(column)} < CAST(${until} AS ${raw(type)}))`;

function amountCondition(searched: Searched, amount: string): Condition {
  return any(
    (searched.amounts ?? []).map((each) =>
      inRanges(searched, each, amountRanges(amount).map(between(each.column, 'DECIMAL(14, 2)'))),
    ),
  );
}

function wordCondition(searched: Searched, word: TypedWord, { clock, colleagues }: Ground): Condition {
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
  const among = (column: string, values: readonly number[]): Sql[] =>
    values.length === 0
      ? []
      : [
          sql`l.${raw(column)} IN (${joined(
            values.map((value) => sql`${value}`),
            ', ',
          )})`,
        ];
  return any([
    textCondition(searched, word),
    amountCondition(searched, word.text),
    ...(searched.numbers ?? []).map((each) =>
      inRanges(searched, each, numberRanges(word.text).map(between(each.column, 'SIGNED'))),
    ),
    ...(searched.days ?? []).map((each) => inRanges(searched, each, dayTests(each, word.text, clock))),
    ...searched.people.map((each) => inRanges(searched, each, among(each.column, ids))),
    ...(searched.named ?? []).map((each) => inRanges(searched, each, among(each.column, meant(each.values)))),
  ]);
}

function runCondition(searched: Searched, { words, phones, amount }: TypedRun, ground: Ground): Condition {
  return any([
    ...(words.length === 0 ? [] : [all(words.map((word) => wordCondition(searched, word, ground)))]),
    ...phones.map((phone) => wordLeaf(searched, phone)),
    ...(amount === null ? [] : [amountCondition(searched, amount)]),
  ]);
}

/**
 * Every word, in any column shown, by its start; accents and capitals make no difference, phones are compared by their
 * digits, numbers and amounts by their start, days as they are shown.
 * @returns null where nothing was typed
 */
export function searchCondition(searched: Searched, text: string, ground: Ground): Condition | null {
  const runs = typedRuns(text);
  return runs.length === 0 ? null : all(runs.map((run) => runCondition(searched, run, ground)));
}

/** @returns the search of a list, which asks for the colleagues' names once there are words */
export const searchIn =
  (searched: (session: Session) => Searched) =>
  async (session: Session, text: string): Promise<Condition | null> =>
    searchCondition(searched(session), text, {
      clock: session.clock,
      texts: session.texts,
      colleagues: await readColleagues(session),
    });
