import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { handOver } from './handOver.js';
import { findNode } from './node.js';
import { DIST, ROOT } from './places.js';

/** With one of these set, the screen's library draws nothing, and colours stay off, also on a person's terminal. */
const MARKS_OF_CI = ['CI', 'CONTINUOUS_INTEGRATION'];

/** One arena for all threads: each would otherwise keep megabytes to itself. Where the C library knows none, it is idle. */
export const SPARING = { MALLOC_ARENA_MAX: '1' };

/**
 * Runs the built application on the pinned Node.js.
 * @param {string[]} args
 * @param {string} [program] how it was typed before its arguments: its sentences advise what works here
 */
export function runApplication(args, program) {
  return run([join(DIST, 'main.js'), ...args], program);
}

/**
 * Runs the application from its sources on the pinned Node.js.
 * @param {string[]} args
 * @param {string} program as for the built one
 */
export function runSource(args, program) {
  const hooks = pathToFileURL(join(ROOT, 'src/bootstrap/steps/readTsx.js')).href;
  return run(['--enable-source-maps', `--import=${hooks}`, join(ROOT, 'src/main.tsx'), ...args], program);
}

/**
 * What Node compiles is kept, so that later starts are quicker.
 * @param {string[]} words options of Node, the program, its arguments
 * @param {string | undefined} program
 */
function run(words, program) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { NODE_COMPILE_CACHE: compileCache(process.env), ...SPARING, ...process.env, EPICEVENT_PROGRAM: program };
  for (const name of MARKS_OF_CI) delete env[name];
  return handOver(findNode(), ['--no-warnings', ...words], env);
}

/** @param {NodeJS.ProcessEnv} env */
function compileCache({ EPICEVENT_HOME, XDG_CACHE_HOME, HOME }) {
  if (EPICEVENT_HOME) return join(EPICEVENT_HOME, 'cache', 'compiled');
  return join(XDG_CACHE_HOME || join(HOME || homedir(), '.cache'), 'epicevent', 'compiled');
}
