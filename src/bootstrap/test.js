/**
 * `npm test`: prepares what the tests need, runs them, and prints the count at the end. With `--watch` as the first
 * argument, runs them again after every change.
 */
import { ensureBuild } from './steps/bundle.js';
import { ensureDatabaseServer } from './steps/databaseServer.js';
import { ensureDependencies } from './steps/dependencies.js';
import { runCommand } from './steps/say.js';
import { runTests, watchTests } from './steps/tests.js';

await runCommand(async () => {
  await ensureDependencies();
  ensureDatabaseServer();
  await ensureBuild();
  const args = process.argv.slice(2);
  return args[0] === '--watch' ? watchTests(args.slice(1)) : runTests(args);
});
