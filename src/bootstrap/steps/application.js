import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileCache } from './compileCache.js';
import { execInPlace } from './execInPlace.js';
import { findNode } from './node.js';
import { DIST, ROOT } from './places.js';

/** With one of these variables, the screen's library draws nothing and disables colours, even on a user's terminal. */
const MARKS_OF_CI = ['CI', 'CONTINUOUS_INTEGRATION'];

/**
 * Options of Node.js for a small memory: a session runs for hours, is mostly idle, and shares its machine with many
 * others. The young generation stays at 2 MB, and the heap is collected before it has grown by a tenth.
 * `docs/decisions/library-patches.md` has the figures.
 */
export const NODE_OPTIONS = [
  '--no-warnings',
  '--min-semi-space-size=2',
  '--max-semi-space-size=2',
  '--heap-growing-percent=10',
];

const NO_INSPECTOR = '--disable-sigusr1';

/**
 * One malloc arena for all threads of glibc: otherwise each thread keeps its own megabytes. Other C libraries ignore
 * it.
 */
export const SPARING = { MALLOC_ARENA_MAX: '1' };

/**
 * Runs the built application on the pinned Node.js.
 * @param {string[]} args
 * @param {string} [program] the command that started it, for sentences that advise a command
 */
export function runApplication(args, program) {
  return run([join(DIST, 'main.js'), ...args], program);
}

/**
 * Runs the application from its sources on the pinned Node.js.
 * @param {string[]} args
 * @param {string} program as for `runApplication`
 */
export function runSource(args, program) {
  const hooks = pathToFileURL(join(ROOT, 'src/bootstrap/steps/readTsx.js')).href;
  return run(['--enable-source-maps', `--import=${hooks}`, join(ROOT, 'src/main.tsx'), ...args], program);
}

/**
 * Runs Node.js with a cache of compiled code, which makes later starts faster.
 * @param {string[]} words options of Node.js, the program, its arguments
 * @param {string | undefined} program
 */
function run(words, program) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...SPARING, ...process.env, EPICEVENT_PROGRAM: program };
  env.NODE_COMPILE_CACHE ||= compileCache(process.env);
  for (const name of MARKS_OF_CI) delete env[name];
  const node = findNode();
  return execInPlace(node, [...withoutInspector(node), ...NODE_OPTIONS, ...words], env);
}

/**
 * Returns the option that keeps SIGUSR1 from opening the inspector, through which every user of the machine could read
 * the server's key. Only early versions of Node.js 22 do not know it.
 * @param {string} node
 */
function withoutInspector(node) {
  const isKnown = node !== process.execPath || process.allowedNodeEnvironmentFlags.has(NO_INSPECTOR);
  return isKnown ? [NO_INSPECTOR] : [];
}
