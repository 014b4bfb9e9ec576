/** `npm start`: makes everything ready that is not so yet, then runs the application. */
import { join } from 'node:path';
import { ensureBuild } from './steps/bundle.js';
import { ensureDatabaseServer } from './steps/databaseServer.js';
import { ensureDependencies } from './steps/dependencies.js';
import { handOver } from './steps/handOver.js';
import { findNode } from './steps/node.js';
import { DIST } from './steps/places.js';
import { runCommand } from './steps/say.js';

await runCommand(async () => {
  ensureDependencies();
  ensureDatabaseServer();
  await ensureBuild();
  return handOver(findNode(), ['--no-warnings', join(DIST, 'main.js'), ...process.argv.slice(2)]);
});
