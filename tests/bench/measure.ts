import type { ConnectionOptions } from 'mysql2/promise';
import type { Engine } from '../../src/db/engine/serverProgram.ts';
import type { Session } from '../../src/services/session.ts';
import type { Config } from '../../src/settings/config.ts';
import type { Environment } from '../../src/settings/userPaths.ts';

/** What was measured: one line of the table. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** `ms`, `s`, `bytes`, `MB`, `%`, `round trips`, `keys`… */
  readonly unit: string;
  /** The most that `ratio` may be where there is one, else the most that `value` may be; null: told, not judged. */
  readonly bound: number | null;
  /** `value` as a multiple of the bare thing, which was measured in the same run. */
  readonly ratio?: number;
  /** What the figure stands on, in a few words: `2.1 ms against 1.9 ms, 40 turns`. */
  readonly detail: string;
}

/** A private server with the example company and so many clients, contracts and events, as a user has it. */
export interface BenchDatabase {
  readonly engine: Engine;
  readonly rows: number;
  /** The environment in which the application finds it: `EPICEVENT_HOME` and the like. */
  readonly env: Environment;
  readonly config: Config;
  readonly admin: ConnectionOptions;
  /** Seconds that `npm run seed:large` took for these rows. */
  readonly seededIn: number;
  /** A session in this process, of somebody of the example company; whoever asked closes it. */
  signIn(username: string): Promise<Session>;
}

/** What a measure works on. */
export interface Ground {
  readonly engine: Engine;
  /** How many rows of each kind the run is about. */
  readonly rows: number;
  /** Runs until the end of the measures of its engine; seeded the first time, kept for later runs. */
  database(rows?: number): Promise<BenchDatabase>;
  /** Says what is being done, on the error stream. */
  note(line: string): void;
}

/** One file of `measures/` exports one, called `measure`. */
export interface Measure {
  /** What `--only` names; the file's name. */
  readonly name: string;
  /** `once` where the engine makes no difference. */
  readonly runs: 'each engine' | 'once';
  run(ground: Ground): Promise<readonly Figure[]>;
}

/** True where the figure keeps its bound. */
export function holds({ value, ratio, bound }: Figure): boolean {
  const judged = ratio ?? value;
  return bound === null || (Number.isFinite(judged) && judged <= bound);
}
