/** `npm run bench`: makes everything ready that is measured, and measures it. */
import { join } from 'node:path';
import { ensureBuild } from '../../src/bootstrap/steps/bundle.js';
import { ensureDatabaseServer } from '../../src/bootstrap/steps/databaseServer.js';
import { ensureDependencies } from '../../src/bootstrap/steps/dependencies.js';
import { execInPlace } from '../../src/bootstrap/steps/execInPlace.js';
import { findNode } from '../../src/bootstrap/steps/node.js';
import { ROOT } from '../../src/bootstrap/steps/places.js';
import { runCommand } from '../../src/bootstrap/steps/say.js';

await runCommand(async () => {
  await ensureDependencies();
  ensureDatabaseServer();
  await ensureBuild();
  return execInPlace(findNode(), ['--no-warnings', join(ROOT, 'tests/bench/main.ts'), ...process.argv.slice(2)]);
});
