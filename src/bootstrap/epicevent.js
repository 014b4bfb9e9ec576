#!/usr/bin/env node
/** The installed command: runs the build on the pinned Node.js. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { handOver } from './steps/handOver.js';
import { findNode } from './steps/node.js';
import { DIST } from './steps/places.js';
import { runCommand, Stop } from './steps/say.js';

await runCommand(async () => {
  const main = join(DIST, 'main.js');
  if (!existsSync(main)) throw new Stop('notBuilt');
  return handOver(findNode(), ['--no-warnings', main, ...process.argv.slice(2)]);
});
