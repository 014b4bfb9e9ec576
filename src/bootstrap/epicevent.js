#!/usr/bin/env node
/** The installed command: runs the build on the pinned Node.js. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runApplication } from './steps/application.js';
import { DIST } from './steps/places.js';
import { runCommand, Stop } from './steps/say.js';

await runCommand(async () => {
  if (!existsSync(join(DIST, 'main.js'))) throw new Stop('notBuilt');
  return runApplication(process.argv.slice(2));
});
