import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Usage } from '../domain/errors.ts';
import { errorCode } from '../files/errorCode.ts';
import { folderProblem } from '../files/folderProblem.ts';
import { makePrivateFolder } from '../files/privateFolder.ts';
import type { Environment, Paths } from './userPaths.ts';

/** Longest path of a Unix socket, in bytes, on every system that this runs on (macOS has 104 with the final zero). */
const LONGEST_SOCKET = 103;

/** Where the private server of one user keeps what. */
export interface PrivateServerPlaces {
  readonly folder: string;
  /** Which server made the data. */
  readonly engineFile: string;
  readonly dataFolder: string;
  readonly secretsFile: string;
  /** What the data hold already: the schema's last step, the demo company. */
  readonly installedFile: string;
  readonly lockFile: string;
  readonly errorLog: string;
  readonly keeperLog: string;
  readonly pidFile: string;
  /** Folder of the sockets; elsewhere than `folder` where that one's path is too long for a socket. */
  readonly socketFolder: string;
  readonly socketPath: string;
  readonly keeperSocket: string;
}

/** The places that belong to `home`; nothing is made yet. */
export function privateServerPlaces(home: Paths, env: Environment): PrivateServerPlaces {
  const folder = join(home.data, 'server');
  const socketFolder = shortEnough(folder) ? folder : shortFolder(folder, env);
  return Object.freeze({
    folder,
    engineFile: join(folder, 'engine.json'),
    dataFolder: join(folder, 'data'),
    secretsFile: join(folder, 'secrets.json'),
    installedFile: join(folder, 'installed.json'),
    lockFile: join(folder, 'keeper.lock'),
    pidFile: join(folder, 'server.pid'),
    errorLog: join(home.state, 'server.log'),
    keeperLog: join(home.state, 'keeper.log'),
    socketFolder,
    socketPath: join(socketFolder, 'db.sock'),
    keeperSocket: join(socketFolder, 'keeper.sock'),
  });
}

/**
 * Makes the folders, for the user alone.
 * @throws Usage when one cannot be made or written, belongs to somebody else, or is open to others to write in.
 */
export function makePrivateFolders(places: PrivateServerPlaces, home: Paths): void {
  for (const path of [places.folder, home.state]) makePrivateFolder(path);
  if (places.socketFolder !== places.folder) makeShortFolder(places.socketFolder);
}

function shortEnough(folder: string): boolean {
  return Buffer.byteLength(join(folder, 'keeper.sock')) <= LONGEST_SOCKET;
}

/** The same short folder for the same data at every start, so that the sessions of one user meet. */
function shortFolder(folder: string, env: Environment): string {
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const name = `epicevent-${process.getuid?.() ?? 0}-${mark}`;
  const runtime = env.XDG_RUNTIME_DIR;
  const roots = [...(runtime?.startsWith('/') ? [runtime] : []), tmpdir(), '/tmp'];
  return roots.map((root) => join(root, name)).find(shortEnough) ?? join('/tmp', name);
}

/** In a folder that everybody may write in, only what is a real folder of ours alone is used. */
function makeShortFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw folderProblem(path, error);
  }
  const found = lstatSync(path);
  const isOurs = found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
  if (!isOurs) throw new Usage({ key: 'cli.folderForeign', params: { path } });
}
