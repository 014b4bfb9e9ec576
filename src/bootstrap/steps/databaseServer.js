import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { serverCandidates } from '../serverCandidates.js';
import { Stop, say } from './say.js';

const PACKAGE = 'mariadb-server-core';

/**
 * Sees to it that there is a database server on the machine, unless the config file names one elsewhere. Where it may,
 * it installs the smallest Debian package, which starts no service.
 * @throws {Stop} one sentence with what to install, where it may not
 */
export function ensureDatabaseServer() {
  if (hasServer() || isElsewhere()) return;
  const asRoot = process.getuid?.() === 0 ? [] : hasSudo() ? ['sudo', '-n'] : null;
  if (asRoot === null || !hasProgram('apt-get')) throw new Stop('noServer');
  say('server');
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', PACKAGE];
  if (!run([...asRoot, ...install], 'quiet')) {
    run([...asRoot, 'apt-get', 'update']);
    run([...asRoot, ...install]);
  }
  if (!hasServer()) throw new Stop('noServer');
}

function hasServer() {
  return serverCandidates(process.env).some((path) => existsSync(path));
}

/** True where the config file names a server; what is wrong with that file is for the application to say. */
function isElsewhere() {
  const { EPICEVENT_HOME, XDG_CONFIG_HOME, HOME } = process.env;
  const folder = EPICEVENT_HOME
    ? join(EPICEVENT_HOME, 'config')
    : join(XDG_CONFIG_HOME || join(HOME || homedir(), '.config'), 'epicevent');
  try {
    return 'database' in JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
  } catch {
    return false; // no config file, or a broken one
  }
}

function hasSudo() {
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
}

/** @param {string} name */
function hasProgram(name) {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * @param {string[]} words
 * @param {'quiet'} [how]
 */
function run([command = '', ...args], how) {
  const output = how === 'quiet' ? 'ignore' : 2;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: ['ignore', output, output], env }).status === 0;
}
