/** `npm run seed:large`: prepares what the seeding needs, and runs it from source. */
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
  const args = ['--no-warnings', join(ROOT, 'seeders/large/main.ts'), ...process.argv.slice(2)];
  return execInPlace(findNode(), args, { ...process.env, EPICEVENT_PROGRAM: 'npm start --' });
});
