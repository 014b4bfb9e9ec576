import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Stop } from './say.js';

const OLDEST = 22;
/** The packages that contain the pinned Node.js, by platform. */
const PACKAGES = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`];

/** Returns the Node.js for the application: the pinned one, or the machine's if it is recent enough. */
export function findNode() {
  const { resolve } = createRequire(import.meta.url);
  for (const name of PACKAGES) {
    try {
      return join(dirname(resolve(`${name}/package.json`)), 'bin/node');
    } catch (error) {
      if (!isMissing(error)) throw error; // This package is for another platform.
    }
  }
  if (Number.parseInt(process.versions.node, 10) >= OLDEST) return process.execPath;
  throw new Stop('noNode');
}

/** @param {unknown} error */
function isMissing(error) {
  return error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';
}
