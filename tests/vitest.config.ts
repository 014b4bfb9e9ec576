import { defineConfig } from 'vitest/config';
import { findServers } from '../src/db/engine/findServers.ts';
import { CountReporter } from './support/countReporter.ts';

const WITH_DATABASE = 'tests/{database,services,models,journeys,attacks,faults,engine,cli}/**/*.test.{ts,tsx}';

// Variables of the machine that would change what Ink draws.
for (const name of ['CI', 'NO_COLOR', 'FORCE_COLOR']) delete process.env[name];

const wanted = process.env.EPICEVENT_TEST_ENGINES;
const engines = wanted ? wanted.split(',') : findServers(process.env).map((program) => program.engine);

const common = {
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
          exclude: [...common.exclude, WITH_DATABASE],
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
    ],
  },
});
