import { homedir } from 'node:os';
import { join } from 'node:path';
import { handOver } from './handOver.js';
import { findNode } from './node.js';
import { DIST } from './places.js';

/**
 * Runs the built application on the pinned Node.js. What Node compiles is kept, so that later starts are quicker.
 * @param {string[]} args
 */
export function runApplication(args) {
  const env = { NODE_COMPILE_CACHE: compileCache(process.env), ...process.env };
  return handOver(findNode(), ['--no-warnings', join(DIST, 'main.js'), ...args], env);
}

/** @param {NodeJS.ProcessEnv} env */
function compileCache({ EPICEVENT_HOME, XDG_CACHE_HOME, HOME }) {
  if (EPICEVENT_HOME) return join(EPICEVENT_HOME, 'cache', 'compiled');
  return join(XDG_CACHE_HOME || join(HOME || homedir(), '.cache'), 'epicevent', 'compiled');
}
