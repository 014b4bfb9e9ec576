import { expect, it } from 'vitest';
import { faultTable } from '../support/faultReporter.ts';

it('the table of the faults has a line for each, with what the test counted', () => {
  const table = faultTable([
    {
      test: 'the server is killed at COMMIT',
      engine: 'mariadb',
      result: 'passed',
      counts: { acknowledged: 120, lost: 0, doubled: 0, stuck: 0, longest: 5210 },
    },
    { test: 'the disk is full', engine: 'mysql', result: 'skipped' },
  ]);
  expect(table).toBe(
    [
      'engine   result   acknowledged  lost  doubled  stuck  longest  fault',
      'mariadb  passed   120           0     0        0      5210     the server is killed at COMMIT',
      'mysql    skipped  –             –     –        –      –        the disk is full',
      '',
    ].join('\n'),
  );
});
