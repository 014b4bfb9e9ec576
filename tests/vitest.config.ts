import { randomInt } from 'node:crypto';
import { defineConfig } from 'vitest/config';
import { findServers } from '../src/db/engine/findServers.ts';
import { CountReporter } from './support/countReporter.ts';
import { FaultReporter } from './support/faultReporter.ts';

const WITH_DATABASE = 'tests/{database,services,models,journeys,attacks,engine,cli}/**/*.test.{ts,tsx}';
const ON_BARE_MACHINE = 'tests/bare/**';
/** Faults take long to make: `npm run test:faults` runs them, `npm test` does not. */
const FAULTS = 'tests/faults/**/*.test.{ts,tsx}';
const isForFaults = process.argv.some((argument) => argument.startsWith('faults-'));

// Variables of the machine that would change what Ink draws.
for (const name of ['CI', 'NO_COLOR', 'FORCE_COLOR']) delete process.env[name];

const wanted = process.env.EPICEVENT_TEST_ENGINES;
const engines = wanted ? wanted.split(',') : findServers(process.env).map((program) => program.engine);

// Property tests use the same values at every run, or new ones, which can be repeated by their seed.
if (process.env.EPICEVENT_TEST_SEED === 'random') {
  process.env.EPICEVENT_TEST_SEED = String(randomInt(2 ** 31));
  process.stdout.write(
    `Properties: EPICEVENT_TEST_SEED=${process.env.EPICEVENT_TEST_SEED} tries these values again.\n`,
  );
}
process.env.EPICEVENT_TEST_SEED ||= '20230604';

const ofEngine = (engine: string) => ({
  globalSetup: ['tests/support/globalSetup.ts'],
  env: { EPICEVENT_TEST_ENGINE: engine },
});

const common = {
  setupFiles: ['tests/support/properties.ts'],
  root: new URL('..', import.meta.url).pathname,
  environment: 'node' as const,
  exclude: ['tests/bench/**'],
  testTimeout: 90_000,
  hookTimeout: 120_000,
};

// Tests with a database run once on each engine; the others once.
export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', new CountReporter(), ...(isForFaults ? [new FaultReporter()] : [])],
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...common.exclude, WITH_DATABASE, FAULTS, ON_BARE_MACHINE],
        },
      },
      ...engines.map((engine) => ({
        test: { ...common, name: engine, include: [WITH_DATABASE], ...ofEngine(engine) },
      })),
      ...(isForFaults
        ? engines.map((engine) => ({
            test: { ...common, name: `faults-${engine}`, include: [FAULTS], ...ofEngine(engine) },
          }))
        : []),
      // Runs only where `.ci/run` has prepared such a machine, and after all other tests, because it uses the whole
      // computer.
      ...(process.env.EPICEVENT_TEST_BARE
        ? [{ test: { ...common, name: 'bare', include: [ON_BARE_MACHINE], sequence: { groupOrder: 1 } } }]
        : []),
    ],
  },
});
