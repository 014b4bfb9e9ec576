import fc from 'fast-check';

// `vitest.config.ts` sets the seed. A failing test prints it, with the path to the smallest failing value.
fc.configureGlobal({ seed: Number(process.env.EPICEVENT_TEST_SEED) });
