import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isWholeServer, serverTreeFolder } from '../serverCandidates.js';
import { say } from './say.js';

/**
 * Unpacks Debian packages, and their dependencies that this machine lacks, into the user's own cache folder. It changes
 * nothing on the machine, so it needs no rights: apt keeps its lists in that folder too, and verifies downloads as
 * usual.
 * @param {readonly string[]} packages
 * @returns {boolean} false if this fails; apt has printed the reason
 */
export function unpackServer(packages) {
  const tree = serverTreeFolder(process.env, 'mariadb');
  const draft = `${tree}.new`;
  const [lists, archives, whole] = [join(draft, 'lists'), join(draft, 'archives'), join(draft, 'tree')];
  rmSync(draft, { recursive: true, force: true });
  for (const folder of [join(lists, 'partial'), join(archives, 'partial'), whole])
    mkdirSync(folder, { recursive: true });
  try {
    const places = [`Dir::State::lists=${lists}`, `Dir::Cache=${draft}`, `Dir::Cache::archives=${archives}`];
    const options = [...places, 'Debug::NoLocking=1'].flatMap((option) => ['-o', option]);
    const wanted = ['install', '-y', '--no-install-recommends', '--reinstall', '--download-only', ...packages];
    say('packageLists');
    run('apt-get', [...options, '-qq', 'update']); // If the update failed partly, the download reports what is missing.
    say('download');
    if (!run('apt-get', [...options, '-qq', ...wanted])) return false;
    say('unpacking');
    const files = readdirSync(archives).filter((name) => name.endsWith('.deb'));
    if (!files.every((name) => run('dpkg-deb', ['-x', join(archives, name), whole]))) return false;
    if (!isWholeServer(whole)) return false; // apt may download nothing without reporting an error.
    rmSync(tree, { recursive: true, force: true });
    renameSync(whole, tree);
    return true;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 2] }).status === 0;
}
