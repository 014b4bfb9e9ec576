import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import { writeEngineFile } from '../../src/db/engine/engineFile.ts';
import { endProcess, isProcessAlive } from '../../src/db/engine/serverProcess.ts';
import { identifyServer } from '../../src/db/engine/serverProgram.ts';
import { privateSecrets } from '../../src/settings/privateSecrets.ts';
import { type PrivateServerPaths, privateServerPaths } from '../../src/settings/privateServerPaths.ts';
import type { Environment, Paths } from '../../src/settings/userPaths.ts';
import { userPaths } from '../../src/settings/userPaths.ts';
import { temporaryRoot } from './testServer.ts';

/** The folders of one user, with a private server of the project's engine. */
export interface TemporaryHome {
  readonly folder: string;
  readonly env: Environment;
  readonly home: Paths;
  readonly places: PrivateServerPaths;
  /** The pid of the server from its pid file, or null. */
  serverPid(): number | null;
  /** Ends the processes that use the folders, and removes everything. */
  remove(): Promise<void>;
}

/**
 * @param inside a subfolder of the temporary folder, to make the path long or unusual
 * @param isMade true to start with the server's own tables, which saves the seconds that their creation takes
 */
export function temporaryHome(inside = 'home', isMade = false): TemporaryHome {
  const folder = mkdtempSync(join(temporaryRoot(), 'epicevent-'));
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    EPICEVENT_HOME: join(folder, inside),
    EPICEVENT_MYSQLD: inject('serverOrigin'),
  };
  const home = userPaths(env);
  const places = privateServerPaths(home);
  if (isMade) copyMadeData(places);
  const serverPid = () => {
    try {
      return Number.parseInt(readFileSync(places.pidFile, 'utf8'), 10);
    } catch {
      return null; // No server was started, or it shut down cleanly.
    }
  };
  return {
    folder,
    env,
    home,
    places,
    serverPid,
    remove: async () => {
      const pid = serverPid();
      if (pid !== null && isProcessAlive(pid)) await until(() => serverPid() === null || !isProcessAlive(pid));
      if (pid !== null && isProcessAlive(pid)) await endProcess(pid);
      rmSync(folder, { recursive: true, force: true });
      if (places.socketFolder !== places.folder) rmSync(places.socketFolder, { recursive: true, force: true });
    },
  };
}

function copyMadeData(places: PrivateServerPaths): void {
  const program = identifyServer(inject('serverOrigin'));
  if (program === null) throw new Error('The database server was not found.');
  mkdirSync(places.folder, { recursive: true, mode: 0o700 });
  privateSecrets(places); // They are never made beside data.
  cpSync(join(inject('templates'), 'bare'), places.dataFolder, { recursive: true });
  writeEngineFile(places.engineFile, program);
}

/** Waits until `isSo` returns true, for a few seconds at most. @returns whether it did */
export async function until(isSo: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    if (await isSo()) return true;
    await pause(20);
  }
  return false;
}
