import { chmodSync, lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { homeFolder } from '../homeFolder.js';
import { makeFolder } from '../makeFolder.js';

/**
 * Returns the folder for compiled code, for the user alone: Node.js runs whatever is in it.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string | undefined} undefined if it belongs to another user, others may write in it, or it cannot be made
 */
export function compileCache(env) {
  const path = join(cacheFolder(env), 'compiled');
  try {
    makeFolder(path);
    for (const folder of [dirname(path), path]) {
      const { uid, mode } = lstatSync(folder);
      if (uid !== process.getuid?.() || (mode & 0o022) !== 0) return undefined;
      if ((mode & 0o077) !== 0) chmodSync(folder, 0o700);
    }
    return path;
  } catch {
    return undefined; // The start is slower without it. Whatever is wrong, the application itself says so.
  }
}

/** @param {Readonly<Record<string, string | undefined>>} env */
function cacheFolder({ EPICEVENT_HOME, XDG_CACHE_HOME, HOME }) {
  if (EPICEVENT_HOME) return join(EPICEVENT_HOME, 'cache');
  return join(XDG_CACHE_HOME || join(homeFolder({ HOME }), '.cache'), 'epicevent');
}
