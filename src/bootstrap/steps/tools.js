import { join } from 'node:path';
import { execInPlace } from './execInPlace.js';
import { findNode } from './node.js';
import { ROOT } from './places.js';

const BIOME = '@biomejs/biome/bin/biome';

/** Each tool: its program below `node_modules`, and its arguments. */
const TOOLS = {
  /** Corrects the format and the order of imports. Lint findings need a decision by a person. */
  format: [BIOME, 'check', '--write', '--linter-enabled=false', ROOT],
  lint: [BIOME, 'check', ROOT],
  types: ['typescript/bin/tsc', '-p', ROOT],
};

/**
 * Runs a tool on the whole project.
 * @param {string} name a key of `TOOLS`
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 * @throws RangeError for an unknown name
 */
export function runTool(name, args = []) {
  const tool = Object.entries(TOOLS).find(([known]) => known === name)?.[1];
  if (tool === undefined) throw new RangeError(`No tool “${name}”: ${Object.keys(TOOLS).join(', ')}.`);
  const [program = '', ...first] = tool;
  return execInPlace(findNode(), [join(ROOT, 'node_modules', program), ...first, ...args]);
}
