import type { ConnectionOptions } from 'mysql2/promise';
import type { Engine } from '../../src/db/engine/serverProgram.ts';
import type { Session } from '../../src/services/session.ts';
import type { Config } from '../../src/settings/config.ts';
import type { Environment } from '../../src/settings/userPaths.ts';

/** The result of a measure: one line of the table. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** `ms`, `s`, `bytes`, `MB`, `%`, `round trips`, `keys`… */
  readonly unit: string;
  /** The upper bound of `ratio` if there is a ratio, else of `value`; null: reported without a bound. */
  readonly bound: number | null;
  /** `value` divided by the value of the baseline, which was measured in the same run. */
  readonly ratio?: number;
  /** What the value is based on, in a few words: `2.1 ms against 1.9 ms, 40 turns`. */
  readonly detail: string;
}

/** A private server with the demo company and this many clients, contracts and events, as a user has it. */
export interface BenchDatabase {
  readonly engine: Engine;
  readonly rows: number;
  /** The environment for the application: `EPICEVENT_HOME` and the like. */
  readonly env: Environment;
  readonly config: Config;
  readonly admin: ConnectionOptions;
  /** Seconds that `npm run seed:large` took for these rows. */
  readonly seededIn: number;
  /** Opens a session in this process for a user of the demo company. The caller closes it. */
  signIn(username: string): Promise<Session>;
}

/** The input of a measure. */
export interface Ground {
  readonly engine: Engine;
  /** The number of rows of each type in this run. */
  readonly rows: number;
  /**
   * The database of the engine, which runs until its measures end. It is seeded the first time, and kept for later
   * runs.
   */
  database(rows?: number): Promise<BenchDatabase>;
  /** Prints progress on the error stream. */
  note(line: string): void;
}

/** Each file of `measures/` exports one, called `measure`. */
export interface Measure {
  /** The name for `--only`: the file's name. */
  readonly name: string;
  /** `once` if the engine makes no difference. */
  readonly runs: 'each engine' | 'once';
  run(ground: Ground): Promise<readonly Figure[]>;
}

/** True if the value is within its bound. */
export function holds({ value, ratio, bound }: Figure): boolean {
  const judged = ratio ?? value;
  return bound === null || (Number.isFinite(judged) && judged <= bound);
}
