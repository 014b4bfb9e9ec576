/** `npm run bench`: makes everything ready that is measured, and measures it. */
import { join } from 'node:path';
import { ensureBuild } from './steps/bundle.js';
import { ensureDatabaseServer } from './steps/databaseServer.js';
import { ensureDependencies } from './steps/dependencies.js';
import { handOver } from './steps/handOver.js';
import { findNode } from './steps/node.js';
import { ROOT } from './steps/places.js';
import { runCommand } from './steps/say.js';

await runCommand(async () => {
  ensureDependencies();
  ensureDatabaseServer();
  await ensureBuild();
  return handOver(findNode(), ['--no-warnings', join(ROOT, 'tests/bench/main.ts'), ...process.argv.slice(2)]);
});
