/** `npm run cluster`: makes a cluster of three servers on this machine, to try the application on. */
import { join } from 'node:path';
import { ensureDatabaseServer } from '../../src/bootstrap/steps/databaseServer.js';
import { ensureDependencies } from '../../src/bootstrap/steps/dependencies.js';
import { execInPlace } from '../../src/bootstrap/steps/execInPlace.js';
import { findNode } from '../../src/bootstrap/steps/node.js';
import { ROOT } from '../../src/bootstrap/steps/places.js';
import { runCommand } from '../../src/bootstrap/steps/say.js';

await runCommand(async () => {
  await ensureDependencies();
  ensureDatabaseServer();
  return execInPlace(findNode(), ['--no-warnings', join(ROOT, 'tests/cluster/main.ts'), ...process.argv.slice(2)]);
});
