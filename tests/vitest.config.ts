import { randomInt } from 'node:crypto';
import { defineConfig } from 'vitest/config';
import { findServers } from '../src/db/engine/findServers.ts';
import { CountReporter } from './support/countReporter.ts';

const WITH_DATABASE = 'tests/{database,services,models,journeys,attacks,faults,engine,cli}/**/*.test.{ts,tsx}';
const ON_BARE_MACHINE = 'tests/bare/**';

// Variables of the machine that would change what Ink draws.
for (const name of ['CI', 'NO_COLOR', 'FORCE_COLOR']) delete process.env[name];

const wanted = process.env.EPICEVENT_TEST_ENGINES;
const engines = wanted ? wanted.split(',') : findServers(process.env).map((program) => program.engine);

// Properties are tried with the same values at every run, or with new ones, which can be had again by their seed.
if (process.env.EPICEVENT_TEST_SEED === 'random') {
  process.env.EPICEVENT_TEST_SEED = String(randomInt(2 ** 31));
  process.stdout.write(
    `Properties: EPICEVENT_TEST_SEED=${process.env.EPICEVENT_TEST_SEED} tries these values again.\n`,
  );
}
process.env.EPICEVENT_TEST_SEED ||= '20230604';

const common = {
  setupFiles: ['tests/support/properties.ts'],
  root: new URL('..', import.meta.url).pathname,
  environment: 'node' as const,
  exclude: ['tests/bench/**'],
  testTimeout: 90_000,
  hookTimeout: 120_000,
};

// The tests that need a database run once on each engine; the others once.
export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', new CountReporter()],
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...common.exclude, WITH_DATABASE, ON_BARE_MACHINE],
        },
      },
      ...engines.map((engine) => ({
        test: {
          ...common,
          name: engine,
          include: [WITH_DATABASE],
          globalSetup: ['tests/support/globalSetup.ts'],
          env: { EPICEVENT_TEST_ENGINE: engine },
        },
      })),
      // Only where `.ci/run` has made such a machine; after all others, since it takes the whole computer.
      ...(process.env.EPICEVENT_TEST_BARE
        ? [{ test: { ...common, name: 'bare', include: [ON_BARE_MACHINE], sequence: { groupOrder: 1 } } }]
        : []),
    ],
  },
});
