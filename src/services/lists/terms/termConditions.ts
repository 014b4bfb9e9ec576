/** Turns terms into conditions on the table of a list, each on an index where there is one. */
import { fold } from '../../../domain/likeness.ts';
import type { Field } from '../../../domain/records/record.ts';
import type { Session } from '../../session.ts';
import { type Colleague, readColleagues } from '../colleagues.ts';
import { among, dayStart } from '../columnTests.ts';
import { all, type Condition, type Leaf } from '../condition.ts';
import type { SearchFields } from '../searchCondition.ts';
import { textIn } from '../searchCondition.ts';
import { allOf, anyOf, raw, type Sql, sql } from '../sql.ts';
import type { DaySpan, Term, ValueSpan } from './term.ts';

/** Where the value of a field stands, and what finds it. */
export interface TermColumn {
  readonly type: Field['type'];
  /** The column of the list's table. */
  readonly column: string;
  /** The index that begins with `is_active` and the column. Null for a small table. */
  readonly index: string | null;
  /** True if the index begins with the column instead of `is_active`. */
  readonly isOwnIndex?: boolean;
  /** The name of the sort in whose order the rows of a range stand together. */
  readonly sort?: string;
  /** The values of a choice in the order of their ranks, if the column holds ranks. */
  readonly ranked?: readonly string[];
  /** For a value that only the record's own table has: the condition on it. */
  readonly elsewhere?: (test: (column: Sql) => Sql) => Pick<Leaf, 'test' | 'queries' | 'isOfWords'>;
}

/** What the terms of one list need to know about its table. */
export interface TermTable {
  readonly table: string;
  readonly id: string;
  readonly columns: Readonly<Record<string, TermColumn>>;
  /** What a search for words reads; null for a small table. */
  readonly searched: ((session: Session) => SearchFields) | null;
}

interface Context {
  readonly session: Session;
  readonly table: TermTable;
  readonly colleagues: readonly Colleague[];
}

const NEVER: Leaf = { kind: 'leaf', test: raw('FALSE'), queries: null };

/** A test of one column. `isValue`: it compares the column with one value. */
function leafOf({ table: { table, id } }: Context, at: TermColumn, test: (column: Sql) => Sql, isValue = false): Leaf {
  const { column, index, isOwnIndex, sort, elsewhere } = at;
  if (elsewhere) return { kind: 'leaf', ...elsewhere(test) };
  const asked = test(raw(`l.${column}`));
  if (index === null) return { kind: 'leaf', test: asked, queries: null };
  const active = raw(isOwnIndex ? '' : 'l.is_active IN (0, 1) AND ');
  const from = sql`${raw(`${table} l FORCE INDEX (${index})`)} WHERE ${active}${asked}`;
  return {
    kind: 'leaf',
    test: asked,
    queries: [{ id: `l.${id}`, from }],
    ...(isValue && { column }),
    ...(sort !== undefined && { cluster: { sort, within: asked, outliers: null } }),
  };
}

/**
 * The rows without a value. In the order of the column the test must not become the range of the index: the engines
 * would sort it.
 */
function emptyLeaf(context: Context, { sort: _, ...at }: TermColumn): Leaf {
  const found = leafOf(context, at, (column) => sql`${column} IS NULL`);
  return { ...found, test: raw(`COALESCE(l.${at.column}, -1) = -1`) };
}

function daysTest({ clock }: Session, type: Field['type'], spans: readonly DaySpan[]) {
  const startOf = (day: string): Sql => dayStart(clock, type === 'day' ? 'day' : 'instant', day);
  return (column: Sql): Sql =>
    anyOf(
      spans.map(({ from, until }) =>
        allOf([
          ...(from === null ? [] : [sql`${column} >= ${startOf(from)}`]),
          ...(until === null ? [] : [sql`${column} < ${startOf(until)}`]),
        ]),
      ),
    );
}

const valuesTest =
  (type: Field['type'], { least, isLeastIncluded, most, isMostIncluded }: ValueSpan) =>
  (column: Sql): Sql => {
    const value = (text: string) => sql`CAST(${text} AS ${raw(type === 'money' ? 'DECIMAL(14, 2)' : 'SIGNED')})`;
    return allOf([
      ...(least === null ? [] : [sql`${column} ${raw(isLeastIncluded ? '>=' : '>')} ${value(least)}`]),
      ...(most === null ? [] : [sql`${column} ${raw(isMostIncluded ? '<=' : '<')} ${value(most)}`]),
      // An unknown number is neither small nor large.
      ...(least === null ? [sql`${column} >= 0`] : []),
    ]);
  };

/** The colleagues with this whole name, or else those whose names have words that begin with the typed ones. */
function peopleNamed(name: string, colleagues: readonly Colleague[]): readonly number[] {
  const typed = fold(name)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const whole = typed.join(' ');
  const exact = colleagues.filter((each) => each.name === whole);
  const found =
    exact.length > 0
      ? exact
      : colleagues.filter(({ words }) => typed.every((part) => words.some((word) => word.startsWith(part))));
  return found.map(({ id }) => id);
}

function conditionOf({ field, test }: Term, context: Context): Condition {
  const { session, table, colleagues } = context;
  if (test.type === 'inactive') return { kind: 'leaf', test: raw('l.is_active = 0'), queries: null };
  const at = table.columns[field];
  if (!at) throw new Error('The list has no column for this term.');
  switch (test.type) {
    case 'days':
      return leafOf(context, at, daysTest(session, at.type, test.spans));
    case 'values':
      return leafOf(context, at, valuesTest(at.type, test.span));
    case 'choices': {
      const values = at.ranked ? test.values.map((value) => (at.ranked?.indexOf(value) ?? -1) + 1) : test.values;
      return leafOf(context, at, (column) => among(column, values), values.length === 1);
    }
    case 'person': {
      const ids = test.isUser ? [session.actor.id] : peopleNamed(test.name, colleagues);
      return ids.length === 0 ? NEVER : leafOf(context, at, (column) => among(column, ids), ids.length === 1);
    }
    case 'empty':
      return test.isEmpty ? emptyLeaf(context, at) : leafOf(context, at, (column) => sql`${column} IS NOT NULL`);
    default:
      return textIn(table.searched?.(session) ?? null, at.column, test.text);
  }
}

/** Conditions of terms: those on one column, and the others. */
export interface TermConditions {
  readonly leaves: readonly Leaf[];
  readonly others: Condition | null;
}

/**
 * The conditions of the terms, on the company's present days. Reads the names of the colleagues only if a term names
 * one.
 */
export async function termConditions(
  session: Session,
  table: TermTable | undefined,
  terms: readonly Term[],
): Promise<TermConditions> {
  if (terms.length === 0 || !table) return { leaves: [], others: null };
  const asksPeople = terms.some(({ test }) => test.type === 'person' && !test.isUser);
  const context = { session, table, colleagues: asksPeople ? await readColleagues(session) : [] };
  const made = terms.map((term) => conditionOf(term, context));
  const others = made.filter((each) => each.kind !== 'leaf');
  return {
    leaves: made.filter((each) => each.kind === 'leaf'),
    others: others.length === 0 ? null : all(others),
  };
}
