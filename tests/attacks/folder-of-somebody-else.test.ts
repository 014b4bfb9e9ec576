/**
 * Attack: another user of the machine makes the folder first, where the private server will keep its data and sockets,
 * and leaves it open: whoever reaches the socket rules the server. Or puts a link where the log is to be written.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../../src/cli/log.ts';
import type { Usage } from '../../src/domain/errors.ts';
import { makePrivateFolders, privateServerPlaces } from '../../src/settings/privateServerPlaces.ts';
import { userPaths } from '../../src/settings/userPaths.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'epicevent-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const make = () => {
  const home = userPaths({ EPICEVENT_HOME: root });
  makePrivateFolders(privateServerPlaces(home, {}), home);
};
const refusal = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as Usage).problem?.key;
  }
};
const prepare = (path: string, mode: number) => {
  mkdirSync(join(root, path), { recursive: true });
  chmodSync(join(root, path), mode);
};

it.each(['data/server', 'state'])('%s that others may write in is not used', (path) => {
  for (const mode of [0o777, 0o770, 0o1777, 0o702]) {
    prepare(path, mode);
    expect(refusal(make)).toBe('cli.folderForeign');
  }
});

it('what others may only look into is closed', () => {
  prepare('data/server', 0o755);
  make();
  expect(statSync(join(root, 'data/server')).mode & 0o777).toBe(0o700);
});

it('no log goes into a folder that others may write in', () => {
  prepare('state', 0o777);
  expect(refusal(() => createLog(userPaths({ EPICEVENT_HOME: root })))).toBe('cli.folderForeign');
});

it('in a folder open to everybody, ours are our own', () => {
  chmodSync(root, 0o777);
  make();
  for (const path of ['data', 'data/server', 'state']) expect(statSync(join(root, path)).mode & 0o777).toBe(0o700);
});
