import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const BOOTSTRAP = new URL('../../src/bootstrap', import.meta.url).pathname;

const run = (file: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(BOOTSTRAP, file), ...args], { encoding: 'utf8' });

it('dev runs the application from its sources, with the arguments of the application', () => {
  const { status, stdout, stderr } = run('dev.js', '--lang', 'en', '--help');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Usage: npm run dev -- [options]');
});

it('an unknown tool is refused with its name', () => {
  const { status, stderr } = run('tool.js', 'nonsense');
  expect(status).toBe(1);
  expect(stderr).toContain('No tool “nonsense”: format, lint, types.');
});
