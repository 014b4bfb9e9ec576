/** Fills the tables that the lists are read from, many rows at once: for a database that is upgraded or seeded. */
import type { Engine } from '../migrator.ts';
import { LINE_KEYS, LINES, type LineTable, type WordTable } from './lineTables.ts';
import { clientWords, eventWords, storedWord, wordTable } from './splitWords.ts';

type Run = (sql: string, params?: readonly unknown[]) => Promise<unknown>;

const KINDS = ['client', 'contract', 'event'] as const;
type Kind = (typeof KINDS)[number];

const WORDS = {
  client: { split: clientWords, columns: 'client_id, company_name, full_name, email, phone' },
  event: { split: eventWords, columns: 'event_id, name, location' },
} as const;

/** The statement that makes lines out of the truth, up to its `WHERE`. @param columns those of a line, with their values */
export function insertLines(table: LineTable, columns = LINES[table].columns): string {
  const { from } = LINES[table];
  return `INSERT INTO ${table} (${Object.keys(columns).join(', ')})
    SELECT ${Object.values(columns).join(', ')} FROM ${from}`;
}

/**
 * The statements that fill the lines and words of the records of one kind whose numbers are between `?` and `?`, each
 * with these two parameters. What is there already stays.
 */
export function fillStatements(engine: Engine, kind: Kind): readonly string[] {
  const id = `${kind}_id`;
  const line = `${insertLines(`${kind}_line`)} WHERE ${kind}.${id} BETWEEN ? AND ? ON DUPLICATE KEY UPDATE ${id} = ${kind}_line.${id}`;
  if (kind === 'contract') return [line];
  const { split, columns } = WORDS[kind];
  const source = `SELECT ${columns} FROM ${kind} WHERE ${id} BETWEEN ? AND ?`;
  // A word that stands twice in a record is let go by its key: quicker than DISTINCT.
  const words = `INSERT INTO ${kind}_word (word, ${id})
    SELECT ${storedWord('found')}, split.${id} FROM (${split(engine, source)}) AS split JOIN ${wordTable('split.words', 'found')}
    WHERE ${storedWord('found')} <> '' ON DUPLICATE KEY UPDATE word = ${kind}_word.word`;
  return [line, words];
}

/** Takes a table's secondary keys away while `work` fills it, and builds them in one go, which is many times faster. */
export async function withoutKeys(run: Run, table: LineTable | WordTable, work: () => Promise<unknown>): Promise<void> {
  const present = await keysThere(run, table);
  if (present.size > 0) await run(`ALTER TABLE ${table} ${[...present].map((name) => `DROP KEY ${name}`).join(', ')}`);
  await work();
  const columns = await columnsOf(run, table);
  const keys = Object.entries(LINE_KEYS[table])
    .filter(([, parts]) => parts.split(', ').every((column) => columns.has(column)))
    .map(([name, parts]) => `ADD KEY ${name} (${parts})`);
  await run(`ALTER TABLE ${table} ${keys.join(', ')}`);
}

/** A column that a later migration adds is not there yet, and its keys come with it. */
async function columnsOf(run: Run, table: string): Promise<ReadonlySet<string>> {
  const rows = await run(
    'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?',
    [table],
  );
  return new Set((rows as { name: string }[]).map(({ name }) => name));
}

async function keysThere(run: Run, table: string): Promise<ReadonlySet<string>> {
  const rows = await run(
    `SELECT DISTINCT index_name AS name FROM information_schema.statistics
     WHERE table_schema = DATABASE() AND table_name = ? AND index_name <> 'PRIMARY'`,
    [table],
  );
  return new Set((rows as { name: string }[]).map(({ name }) => name));
}

const CHUNK = 20_000;

/** Makes every line and word anew from what is stored. Big tables take a while: about two minutes for a million. */
export async function refillLines(run: Run, engine: Engine): Promise<void> {
  for (const kind of KINDS) {
    const range = await rangeOf(run, kind);
    const tables = [`${kind}_line`, ...(kind === 'contract' ? [] : [`${kind}_word`])] as (LineTable | WordTable)[];
    for (const [i, table] of tables.entries()) {
      const statement = fillStatements(engine, kind)[i] ?? '';
      await run(`TRUNCATE TABLE ${table}`);
      if (range === null) continue;
      await withoutKeys(run, table, async () => {
        for (let from = range.first; from <= range.last; from += CHUNK) await run(statement, [from, from + CHUNK - 1]);
      });
    }
  }
}

interface Range {
  readonly first: number;
  readonly last: number;
}

async function rangeOf(run: Run, kind: Kind): Promise<Range | null> {
  const found = await run(`SELECT MIN(${kind}_id) AS first, MAX(${kind}_id) AS last FROM ${kind}`);
  const [range] = found as { first: number | null; last: number | null }[];
  return range?.first == null || range.last === null ? null : { first: range.first, last: range.last };
}
