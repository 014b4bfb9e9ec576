import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { compare, hash } from 'bcrypt';
import { createConnection } from 'mysql2/promise';
import { pino } from 'pino';
import { signIn } from '../../../src/services/session.ts';
import { createSignInLine } from '../../../src/services/signInLine.ts';
import { type Line, openLine } from '../../support/line.ts';
import { type MeasureStep, openHome, readSteps, type StepUsers, verbSteps } from '../../support/lineSteps.ts';
import type { BenchDatabase, Figure, Measure } from '../measure.ts';
import { median } from '../support/quantile.ts';

const ROWS = 10_000;
/** Milliseconds in each direction: a round trip of 100. */
const ONE_WAY_MS = 50;
const TURNS = 5;
const TYPING_MS = 1000;
const PASSWORD = 'epicevent-demo';
const COST = 12;
const MOST = { signIn: 1000, read: null, verb: 600 } as const;

/** The duration of one password (bcrypt) on this machine, now. */
async function bcryptMs(): Promise<number> {
  const stored = await hash(PASSWORD, COST);
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const begun = performance.now();
    await compare(PASSWORD, stored);
    times.push(performance.now() - begun);
  }
  return median(times);
}

/** The steps of a user's work over a slow line: milliseconds, and the round trips that follow each other. */
export const measure: Measure = {
  name: 'line',
  runs: 'each engine',
  async run({ database }) {
    const ground = await database(ROWS);
    const { socketPath = '' } = ground.admin;
    const line = await openLine({ socketPath, folder: dirname(socketPath) });
    line.delay(ONE_WAY_MS);
    try {
      return await measureSteps(ground, line);
    } finally {
      await line.close();
      await keepExample(ground);
    }
  },
};

/** Counts those who were added to the example company: the kept database takes no records of a real one. */
async function keepExample({ admin, config }: BenchDatabase): Promise<void> {
  const root = await createConnection({ ...admin, database: config.schema });
  await root.query(`INSERT INTO demo_collaborator (collaborator_id) SELECT collaborator_id FROM collaborator
    WHERE collaborator_id NOT IN (SELECT collaborator_id FROM demo_collaborator)`);
  await root.end();
}

async function measureSteps(ground: BenchDatabase, line: Line): Promise<readonly Figure[]> {
  const config = { ...ground.config, database: { socketPath: line.socketPath } };
  const deps = { config, now: () => new Date(), log: pino({ level: 'silent' }) };
  const figures: Figure[] = [];
  const bcrypt = await bcryptMs();
  const timed = async <T>(name: string, bound: number | null, besideMs: number, work: () => Promise<T>): Promise<T> => {
    const [begun, before] = [performance.now(), line.roundTrips()];
    const done = await work();
    const value = performance.now() - begun - besideMs;
    figures.push({ name, value, unit: 'ms', bound, detail: `${line.roundTrips() - before} round trips` });
    return done;
  };
  const measureStep: MeasureStep = (name, kind, work) =>
    timed(name, MOST[kind], name.endsWith(' a password') || name === 'create a collaborator' ? bcrypt : 0, work);
  // The screen opens the connection while the password is typed, which takes longer than that.
  const early = createSignInLine(deps);
  early.openEarly();
  await pause(TYPING_MS);
  const gestion = await timed('sign-in beside bcrypt, to home', MOST.signIn, bcrypt, async () => {
    const session = await timed('sign-in beside bcrypt', null, bcrypt, () =>
      signIn(deps, 'gestion.demo', PASSWORD, early),
    );
    await timed('home', null, 0, () => openHome(session));
    return session;
  });
  const [bill, kate] = await Promise.all(['bill.boquet', 'kate.hastroff'].map((name) => signIn(deps, name, PASSWORD)));
  try {
    if (!bill || !kate) throw new Error('A user of the demo company is missing.');
    const users: StepUsers = { bill, kate, gestion };
    await readSteps(measureStep, users);
    await verbSteps(measureStep, users);
    return figures;
  } finally {
    await Promise.all([bill, kate, gestion].map((session) => session?.close()));
  }
}
