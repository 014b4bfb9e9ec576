import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.js';
import { Stop } from './say.js';

/**
 * Applies the patches of `patches/` to `node_modules`. Does nothing for a patch that is already applied.
 * @param {string} root the folder of `patches` and `node_modules`
 * @throws {Stop} if a patch fits no more, because its library has changed
 */
export async function applyPatches(root = ROOT) {
  const folder = join(root, 'patches');
  if (!existsSync(folder)) return;
  const { applyPatch, parsePatch, reversePatch } = await import('diff');
  for (const name of readdirSync(folder).sort()) {
    for (const patch of parsePatch(readFileSync(join(folder, name), 'utf8'))) {
      const path = join(root, (patch.newFileName ?? '').replace(/^b\//, ''));
      const found = readFileSync(path, 'utf8');
      if (applyPatch(found, reversePatch(patch)) !== false) continue;
      const patched = applyPatch(found, patch);
      if (patched === false) throw new Stop('failed', `patches/${name}`);
      // The file is replaced, not changed: other processes read it, and it may have hard links.
      writeFileSync(`${path}.${process.pid}`, patched);
      renameSync(`${path}.${process.pid}`, path);
    }
  }
}
