import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SRC = new URL('../../src', import.meta.url).pathname;
/** The code that starts the application itself, and the private server. */
const ALLOWED = ['bootstrap/', 'db/engine/'];

it('the application starts no other program: no editor, no pager, no shell', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[jt]sx?$/.test(name));
  const starters = files.filter((name) =>
    /child_process|process\.dlopen|execve/.test(readFileSync(join(SRC, name), 'utf8')),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(starters.filter((name) => !ALLOWED.some((folder) => name.startsWith(folder)))).toEqual([]);
});
