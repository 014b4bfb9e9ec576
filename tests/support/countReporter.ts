import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/**
 * Writes the numbers of passed and failed tests to the file in `EPICEVENT_TEST_COUNT`. A failure outside a test (a file
 * that does not load, an uncaught error) counts as failed.
 */
export class CountReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<SerializedError>): void {
    const file = process.env.EPICEVENT_TEST_COUNT;
    if (!file) return;
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      const results = [...module.children.allTests()].map((test) => test.result().state);
      const failures = results.filter((state) => state === 'failed').length;
      passed += results.filter((state) => state === 'passed').length;
      failed += failures === 0 && module.state() === 'failed' ? 1 : failures;
    }
    writeFileSync(file, JSON.stringify({ passed, failed }));
  }
}
