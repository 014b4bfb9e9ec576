import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { docPages } from '../support/docs.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const pages = [...docPages()];

it('every file and folder of the project that a document names exists', () => {
  const named = pages.flatMap(([page, text]) =>
    [...text.matchAll(/`((?:src|migrations|seeders|tests|docs|\.ci)\/[\w./-]*)`/g)].map(([, path = '']) => ({
      page,
      path,
    })),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ path }) => !existsSync(join(ROOT, path)))).toEqual([]);
});

it('every link to another page has a target', () => {
  const links = pages.flatMap(([page, text]) =>
    [...text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => ({ page, target })),
  );
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter(({ page, target }) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
});
