import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Usage } from '../domain/errors.ts';
import { errorCode } from '../files/errorCode.ts';
import { folderProblem } from '../files/folderProblem.ts';
import { makePrivateFolder } from '../files/privateFolder.ts';
import type { Paths } from './userPaths.ts';

/** The longest path of a Unix socket in bytes that every supported system accepts (macOS: 104 with the final zero). */
const LONGEST_SOCKET = 103;
/** The longest path of the folder in bytes: both servers and SQLite accept 511 for the files below it. */
const LONGEST_FOLDER = 320;

/** The paths that one user's private server uses. */
export interface PrivateServerPaths {
  readonly folder: string;
  /** Notes which server program created the data. */
  readonly engineFile: string;
  readonly dataFolder: string;
  readonly secretsFile: string;
  /** Notes what is already installed in the data: the version of the schema, the demo company. */
  readonly installedFile: string;
  readonly lockFile: string;
  readonly errorLog: string;
  readonly supervisorLog: string;
  readonly pidFile: string;
  /** Folder of the sockets. Differs from `folder` where that path is too long for a socket. */
  readonly socketFolder: string;
  readonly socketPath: string;
  readonly supervisorSocket: string;
  readonly supervisorPid: string;
}

/** Names on disk. Sessions of earlier versions find a running supervisor by them, so they do not change. */
const LOCK = 'keeper.lock';
const SOCKET = 'keeper.sock';

/** Returns the paths below `home`. Creates nothing. */
export function privateServerPaths(home: Paths): PrivateServerPaths {
  const folder = join(home.data, 'server');
  const socketFolder = shortEnough(folder) ? folder : shortFolder(folder);
  return Object.freeze({
    folder,
    engineFile: join(folder, 'engine.json'),
    dataFolder: join(folder, 'data'),
    secretsFile: join(folder, 'secrets.json'),
    installedFile: join(folder, 'installed.json'),
    lockFile: join(folder, LOCK),
    pidFile: join(folder, 'server.pid'),
    errorLog: join(home.state, 'server.log'),
    supervisorLog: join(home.state, 'supervisor.log'),
    socketFolder,
    socketPath: join(socketFolder, 'db.sock'),
    supervisorSocket: join(socketFolder, SOCKET),
    supervisorPid: join(folder, 'keeper.pid'),
  });
}

/**
 * Creates the folders, for the user alone.
 * @throws Usage when a folder cannot be created or written, belongs to another user, is writable by others, or
 * has too long a path
 */
export function makePrivateFolders(places: PrivateServerPaths, home: Paths): void {
  if (Buffer.byteLength(places.folder) > LONGEST_FOLDER) {
    throw new Usage({ key: 'cli.folderTooLong', params: { path: places.folder } });
  }
  for (const path of [places.folder, home.state]) makePrivateFolder(path);
  if (places.socketFolder !== places.folder) makeShortFolder(places.socketFolder);
}

function shortEnough(folder: string): boolean {
  return Buffer.byteLength(join(folder, SOCKET)) <= LONGEST_SOCKET;
}

/**
 * Returns the same short folder for the same data at every start, whatever the environment of the session says: all
 * sessions of one user share one server, also those of `su` and of timers.
 */
function shortFolder(folder: string): string {
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  return join('/tmp', `epicevent-${process.getuid?.() ?? 0}-${mark}`);
}

/** Everybody may write in the parent folder, so only a real folder of this user is accepted, never a link. */
function makeShortFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw folderProblem(path, error);
  }
  const found = lstatSync(path);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new Usage({ key: 'cli.folderForeign', params: { path } });
  }
  if ((found.mode & 0o077) !== 0) throw new Usage({ key: 'cli.folderOpen', params: { path } });
}
