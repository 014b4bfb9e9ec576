import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { docPages } from '../support/docs.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Every comment line of the code, and every test name: they cite numbers of the domain. */
const lines = ['src', 'migrations', 'seeders', 'tests'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|js)$/.test(name))
    .flatMap((name) => readFileSync(join(ROOT, folder, name), 'utf8').split('\n'))
    .filter((line) => /^\s*(\/\*|\*|\/\/|it\(|test\()/.test(line)),
);
const domain = docPages().get('docs/domain.md') ?? '';

const expand = (from: string, to: string) =>
  Array.from({ length: Number(to) - Number(from) + 1 }, (_, step) => Number(from) + step);

/** The numbers after `S`, with ranges such as S15–S18. */
const systems = lines.flatMap((line) =>
  [...line.matchAll(/\bS(\d{1,2})(?:–S(\d{1,2}))?\b/g)].flatMap(([, from = '', to = from]) => expand(from, to)),
);
const decisions = lines.flatMap((line) => [...line.matchAll(/\bdecision (\d+)/gi)].map(([, number]) => Number(number)));

it('every system that the code cites is explained in docs/domain.md', () => {
  expect(systems.length).toBeGreaterThan(30);
  for (const number of new Set(systems)) expect(domain).toContain(`\n| S${number} | `);
});

it('every decision that the code cites is explained in docs/domain.md', () => {
  expect(decisions.length).toBeGreaterThan(4);
  for (const number of new Set(decisions)) expect(domain).toContain(`\n${number}. **`);
});
