import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execInPlace } from './execInPlace.js';
import { findNode } from './node.js';
import { ROOT } from './places.js';

const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');
const CONFIG = ['--config', join(ROOT, 'tests/vitest.config.ts')];

/**
 * Runs the tests, then after each change those that it affects, until the process is ended.
 * @param {string[]} args for vitest
 * @returns {Promise<number>} the exit code
 */
export function watchTests(args) {
  return execInPlace(findNode(), ['--no-warnings', VITEST, 'watch', ...CONFIG, ...args]);
}

/**
 * Runs the tests and prints the count on a line of its own at the end.
 * @param {string[]} args for vitest: files, `--project mariadb` and the like
 * @param {number} failedBefore the number of checks that failed before the tests; they count as failed
 * @returns {Promise<number>} the exit code
 */
export async function runTests(args, failedBefore = 0) {
  const folder = mkdtempSync(join(tmpdir(), 'epicevent-count-'));
  const file = join(folder, 'count.json');
  try {
    const code = await execInPlace(findNode(), ['--no-warnings', VITEST, 'run', ...CONFIG, ...args], {
      ...process.env,
      EPICEVENT_TEST_COUNT: file,
    });
    const count = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 1 };
    const failed = count.failed + failedBefore;
    process.stdout.write(`${count.passed} passed, ${failed} failed\n`);
    return failed > 0 ? code || 1 : code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
