import type { TestContext } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

/** What a fault did to the changes under way. */
export interface FaultCounts {
  /** Changes that the user was told are saved. */
  readonly acknowledged?: number;
  /** Acknowledged changes that are not in the database. */
  readonly lost?: number;
  /** Changes that are in the database twice. */
  readonly doubled?: number;
  /** Connections, transactions or users that the fault left waiting. */
  readonly stuck?: number;
  /** The longest wait of a user for one answer, in milliseconds. */
  readonly longest?: number;
}

declare module 'vitest' {
  interface TaskMeta {
    fault?: FaultCounts;
  }
}

/** Shows the counts of this test in the table of `npm run test:faults`. */
export function reportFault({ task }: Pick<TestContext, 'task'>, counts: FaultCounts): void {
  task.meta.fault = counts;
}

export interface FaultRow {
  readonly test: string;
  readonly engine: string;
  readonly result: string;
  readonly counts?: FaultCounts | undefined;
}

const COUNTS = ['acknowledged', 'lost', 'doubled', 'stuck', 'longest'] as const;

/** Returns a line for each fault test under a line of headings. What a test does not count is a dash. */
export function faultTable(rows: readonly FaultRow[]): string {
  const lines = [
    ['engine', 'result', ...COUNTS, 'fault'],
    ...rows.map(({ engine, result, counts, test }) => [
      engine,
      result,
      ...COUNTS.map((name) => String(counts?.[name] ?? '–')),
      test,
    ]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0))) ?? [];
  return lines
    .map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** Returns a row for each test. A file that does not load has one row, or its failure would not show. */
function rowsOf(module: TestModule): FaultRow[] {
  const engine = module.project.name.replace(/^faults-/, '');
  const tests = [...module.children.allTests()];
  if (tests.length === 0) return [{ test: module.relativeModuleId, engine, result: module.state() }];
  return tests.map((test) => ({
    test: test.fullName,
    engine,
    result: test.result().state,
    counts: test.meta().fault,
  }));
}

/** Prints a table of the fault tests at the end, a row for each on each engine. */
export class FaultReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>): void {
    const rows = modules.flatMap(rowsOf);
    rows.sort((one, other) => one.test.localeCompare(other.test) || one.engine.localeCompare(other.engine));
    process.stdout.write(`\n${faultTable(rows)}\n`);
  }
}
