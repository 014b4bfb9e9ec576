import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handOver } from './handOver.js';
import { findNode } from './node.js';
import { ROOT } from './places.js';

/**
 * Runs the tests and ends with the count on a line of its own.
 * @param {string[]} args for vitest: files, `--project mariadb` and the like
 * @param {number} failedBefore checks that failed before the tests; they count as failed
 * @returns {Promise<number>} the exit code
 */
export async function runTests(args, failedBefore = 0) {
  const folder = mkdtempSync(join(tmpdir(), 'epicevent-count-'));
  const file = join(folder, 'count.json');
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const options = ['run', '--config', join(ROOT, 'tests/vitest.config.ts')];
  try {
    const code = await handOver(findNode(), ['--no-warnings', vitest, ...options, ...args], {
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
