/** `npm run check`: format, lint, types and all tests. Every step runs, even after a failure. */
import { ensureBuild } from './steps/bundle.js';
import { ensureDatabaseServer } from './steps/databaseServer.js';
import { ensureDependencies } from './steps/dependencies.js';
import { runCommand, say } from './steps/say.js';
import { runTests } from './steps/tests.js';
import { runTool } from './steps/tools.js';

await runCommand(async () => {
  await ensureDependencies();
  ensureDatabaseServer();
  await ensureBuild();
  const failed = [];
  for (const name of ['lint', 'types']) if (await runTool(name)) failed.push(name);
  for (const name of failed) say('failed', name);
  return runTests(process.argv.slice(2), failed.length);
});
