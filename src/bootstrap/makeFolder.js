import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? error.code : undefined);

/**
 * Creates a folder, unless it is there: another session may be creating it at the same moment.
 * @param {string} path
 */
function makeOne(path) {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/**
 * Creates a folder and its missing parents, for the user alone. `mkdirSync` with `recursive` loops for ever in folders
 * such as `/proc`, which answer ENOENT to a creation.
 * @param {string} path
 */
export function makeFolder(path) {
  try {
    makeOne(path);
  } catch (error) {
    const parent = dirname(path);
    if (codeOf(error) !== 'ENOENT' || parent === path) throw error;
    makeFolder(parent);
    makeOne(path);
  }
}
