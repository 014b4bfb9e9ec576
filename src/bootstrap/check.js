/** `npm run check`: format, lint, types and all tests; every step is run, also after one that failed. */
import { join } from 'node:path';
import { ensureBuild } from './steps/bundle.js';
import { ensureDatabaseServer } from './steps/databaseServer.js';
import { ensureDependencies } from './steps/dependencies.js';
import { handOver } from './steps/handOver.js';
import { findNode } from './steps/node.js';
import { ROOT } from './steps/places.js';
import { runCommand, say } from './steps/say.js';
import { runTests } from './steps/tests.js';

/** @param {string} path */
const tool = (path) => join(ROOT, 'node_modules', path);

await runCommand(async () => {
  ensureDependencies();
  ensureDatabaseServer();
  await ensureBuild();
  const node = findNode();
  const failed = [];
  if (await handOver(node, [tool('@biomejs/biome/bin/biome'), 'check', ROOT])) failed.push('biome check');
  if (await handOver(node, [tool('typescript/bin/tsc'), '-p', ROOT])) failed.push('tsc');
  for (const step of failed) say('failed', step);
  return runTests(process.argv.slice(2), failed.length);
});
