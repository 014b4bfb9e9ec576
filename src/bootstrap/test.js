/** `npm test`: makes everything ready that the tests need, runs them, and ends with the count. */
import { ensureBuild } from './steps/bundle.js';
import { ensureDatabaseServer } from './steps/databaseServer.js';
import { ensureDependencies } from './steps/dependencies.js';
import { runCommand } from './steps/say.js';
import { runTests } from './steps/tests.js';

await runCommand(async () => {
  ensureDependencies();
  ensureDatabaseServer();
  await ensureBuild();
  return runTests(process.argv.slice(2));
});
