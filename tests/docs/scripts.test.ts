import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import project from '../../package.json' with { type: 'json' };
import { docPages } from '../support/docs.ts';

const ROOT = new URL('../..', import.meta.url).pathname;

/** The words after `npm run`, and npm’s own short forms. */
const named = [...docPages()].flatMap(([page, text]) =>
  [...text.matchAll(/npm (?:run (?:--?\S+ )*([\w:]+)|(start|test)\b)/g)].map(([, long, short]) => ({
    name: long ?? short ?? '',
    page,
  })),
);

it('the documents name scripts', () => {
  expect(named.length).toBeGreaterThan(8);
});

it('every script of npm that a document names exists', () => {
  expect(named.filter(({ name }) => !Object.hasOwn(project.scripts, name))).toEqual([]);
});

it.each(Object.entries(project.scripts))('“%s” runs a program that a fresh clone contains: %s', (_name, command) => {
  const [program, file = ''] = command.split(' ');
  expect(program).toBe('node');
  expect(file).toMatch(/\.js$/);
  expect(existsSync(join(ROOT, file))).toBe(true);
});
