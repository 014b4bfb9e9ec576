import fc from 'fast-check';

// `vitest.config.ts` decides on the seed; a test that fails names it, with the path to the smallest value that fails.
fc.configureGlobal({ seed: Number(process.env.EPICEVENT_TEST_SEED) });
