import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isWholeServer, serverCandidates } from '../serverCandidates.js';
import { Stop, say } from './say.js';
import { unpackServer } from './serverTree.js';

/** The server, and the tools that initialise its data. */
const PACKAGES = ['mariadb-server-core', 'mariadb-client-core'];

/**
 * Makes sure that this machine has a database server, unless the config file names a remote one. With the rights for
 * it, installs the smallest Debian packages, which start no service. Otherwise unpacks them into the user's own folder.
 * @throws {Stop} with the packages to install, if neither is possible
 */
export function ensureDatabaseServer() {
  if (hasServer() || isElsewhere()) return;
  if (hasProgram('apt-get') && ((installPackages() && hasServer()) || (unpackServer(PACKAGES) && hasServer()))) return;
  throw new Stop('noServer');
}

/** @returns {boolean} false if this user may not install packages, or apt fails */
function installPackages() {
  const asRoot = process.getuid?.() === 0 ? [] : hasSudo() ? ['sudo', '-n'] : null;
  if (asRoot === null) return false;
  const install = [...asRoot, 'apt-get', '-qq', 'install', '-y', '--no-install-recommends', ...PACKAGES];
  say('server');
  if (run(install, 'quiet')) return true;
  say('packageLists');
  run([...asRoot, 'apt-get', '-qq', 'update']);
  say('server');
  return run(install);
}

function hasServer() {
  return serverCandidates(process.env).some(isWholeServer);
}

/** Returns whether the config file names a server. The application reports errors in that file. */
function isElsewhere() {
  const { EPICEVENT_HOME, XDG_CONFIG_HOME, HOME } = process.env;
  const folder = EPICEVENT_HOME
    ? join(EPICEVENT_HOME, 'config')
    : join(XDG_CONFIG_HOME || join(HOME || homedir(), '.config'), 'epicevent');
  try {
    return 'database' in JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
  } catch {
    return false; // The config file is missing or broken.
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
