import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Stop } from './say.js';

const OLDEST = 22;
/** The packages that hold the pinned Node.js, by platform. */
const PACKAGES = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`];

/** The Node.js to run the application on: the pinned one, else the machine's where it is recent enough. */
export function findNode() {
  const { resolve } = createRequire(import.meta.url);
  for (const name of PACKAGES) {
    try {
      return join(dirname(resolve(`${name}/package.json`)), 'bin/node');
    } catch (error) {
      if (!isMissing(error)) throw error; // it is not the package of this platform
    }
  }
  if (Number.parseInt(process.versions.node, 10) >= OLDEST) return process.execPath;
  throw new Stop('noNode');
}

/** @param {unknown} error */
function isMissing(error) {
  return error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';
}
