import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog, logPath, routeConsole } from '../../src/cli/log.ts';
import { userPaths } from '../../src/settings/userPaths.ts';

let folder: string;
let home: ReturnType<typeof userPaths>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'epicevent-'));
  home = userPaths({ EPICEVENT_HOME: folder });
});
afterEach(() => rmSync(folder, { recursive: true }));

const written = () => readFileSync(logPath(home), 'utf8');

test('an entry is in the file at once, without secret values', () => {
  const log = createLog(home);
  const error = Object.assign(new Error('refused'), { sql: "SELECT 'hunter2'", parameters: ['hunter2'] });
  log.warn({ err: error, password: 'hunter2', config: { loginSecret: 'hunter2', zone: 'Europe/Paris' } }, 'said');
  expect(written()).toContain('said');
  expect(written()).toContain('Europe/Paris');
  expect(written()).not.toContain('hunter2');
  expect(statSync(logPath(home)).mode & 0o777).toBe(0o600);
});

test('the libraries’ console output goes to the log, and the console can be restored', () => {
  const { console: target } = globalThis;
  const original = target.warn;
  const release = routeConsole(createLog(home));
  target.warn('a library', { with: 'an object' });
  release();
  expect(written()).toContain('a library object');
  expect(target.warn).toBe(original);
});

test('a large log is kept once and a new one begins', () => {
  createLog(home);
  writeFileSync(logPath(home), 'x'.repeat(6 * 1024 * 1024));
  createLog(home).info('anew');
  expect(written().length).toBeLessThan(1000);
  expect(statSync(`${logPath(home)}.1`).size).toBe(5 * 1024 * 1024);
});
