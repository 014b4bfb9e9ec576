import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isWholeServer, serverCandidates } from '../serverCandidates.js';
import { Stop, say } from './say.js';
import { unpackServer } from './serverTree.js';

/** The server, and the tools that its first data are made with. */
const PACKAGES = ['mariadb-server-core', 'mariadb-client-core'];

/**
 * Sees to it that there is a database server on the machine, unless the config file names one elsewhere. Where it may,
 * it installs the smallest Debian packages, which start no service; else it unpacks them into the user's own folder.
 * @throws {Stop} one sentence with what to install, where neither can be done
 */
export function ensureDatabaseServer() {
  if (hasServer() || isElsewhere()) return;
  if (hasProgram('apt-get') && ((installPackages() && hasServer()) || (unpackServer(PACKAGES) && hasServer()))) return;
  throw new Stop('noServer');
}

/** @returns {boolean} false where this user may not, or apt cannot */
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
