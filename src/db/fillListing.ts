import type { SchemaObject } from '../../migrations/objects/support/schemaObject.ts';

type Run = (sql: string, params?: readonly unknown[]) => Promise<unknown>;

const CHUNK = 20_000;
const KEY = /^ +(KEY `(\w+)` \([^)]*\))/gm;

/**
 * Fills a listing, which is named after its record (`event_listing`, `client_word`), from the stored records. Fills a
 * draft table and builds its secondary indexes afterwards: this is much faster, and an interruption leaves no partial
 * listing. A million records take about two minutes.
 */
export async function fillListing(run: Run, { name, create, drop }: SchemaObject): Promise<void> {
  const record = name.replace(/_(?:listing|word)$/, '');
  const draft = `${name}_draft`;
  const found = await run(`SELECT MIN(${record}_id) AS first, MAX(${record}_id) AS last FROM ${record}`);
  const [range] = found as { first: number | null; last: number | null }[];
  await run(drop);
  if (range?.first == null || range.last === null) {
    await run(`DELETE FROM ${name}`);
    return;
  }
  await run(`CREATE TABLE ${draft} LIKE ${name}`);
  const [shown] = (await run(`SHOW CREATE TABLE ${draft}`)) as { 'Create Table': string }[];
  const keys = [...(shown?.['Create Table'] ?? '').matchAll(KEY)];
  await run(`ALTER TABLE ${draft} ${keys.map(([, , key]) => `DROP KEY ${key}`).join(', ')}`);
  const statement = create.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), draft);
  for (let from = range.first; from <= range.last; from += CHUNK) {
    await run(statement, [from, from + CHUNK - 1]);
  }
  await run(`ALTER TABLE ${draft} ${keys.map(([, definition]) => `ADD ${definition}`).join(', ')}`);
  await run(`RENAME TABLE ${name} TO ${name}_old, ${draft} TO ${name}`);
  await run(`DROP TABLE ${name}_old`);
}
