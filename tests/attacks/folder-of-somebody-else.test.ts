/**
 * Attack: another user of the machine creates the private server's folder first and leaves it open: whoever reaches the
 * socket is administrator of the server. Or that user puts a link at the path of the log.
 */
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compileCache } from '../../src/bootstrap/steps/compileCache.js';
import { createLog } from '../../src/cli/log.ts';
import type { Usage } from '../../src/domain/errors.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import { configFilePath, readConfigFile, writeConfigFile } from '../../src/settings/configFile.ts';
import { makePrivateFolders, privateServerPaths } from '../../src/settings/privateServerPaths.ts';
import { userPaths } from '../../src/settings/userPaths.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'epicevent-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const make = () => {
  const home = userPaths({ EPICEVENT_HOME: root });
  makePrivateFolders(privateServerPaths(home), home);
};
const problemOf = (work: () => unknown) => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as Usage).problem;
  }
};
const refusal = (work: () => unknown) => problemOf(work)?.key;
const prepare = (path: string, mode: number) => {
  mkdirSync(join(root, path), { recursive: true });
  chmodSync(join(root, path), mode);
};

it.each(['data/server', 'state'])('%s is refused if others may write in it', (path) => {
  for (const mode of [0o777, 0o770, 0o1777, 0o702]) {
    prepare(path, mode);
    expect(refusal(make)).toBe('cli.folderOpen');
  }
});

it('a folder that others may only read is made private', () => {
  prepare('data/server', 0o755);
  make();
  expect(statSync(join(root, 'data/server')).mode & 0o777).toBe(0o700);
});

it('no log is written to a folder that others may write in', () => {
  prepare('state', 0o777);
  expect(refusal(() => createLog(userPaths({ EPICEVENT_HOME: root })))).toBe('cli.folderOpen');
});

it("in a folder open to everybody, only the user's own subfolders are used", () => {
  chmodSync(root, 0o777);
  make();
  for (const path of ['data', 'data/server', 'state']) expect(statSync(join(root, path)).mode & 0o777).toBe(0o700);
});

it('the advice for a folder that others may write in keeps the data: the right mode, never a removal', () => {
  prepare('data/server', 0o775);
  for (const lang of ['fr', 'en'] as const) {
    const { t } = createTranslator(lang, 'Europe/Paris');
    const problem = problemOf(make);
    const said = problem === undefined ? '' : t(problem.key, problem.params);
    expect(said).toContain(`chmod 700 ${join(root, 'data/server')}`);
    expect(said).not.toMatch(/remove|supprim/);
  }
});

it.runIf(process.getuid?.() === 0)('root is told to leave the folders of a user to that user', () => {
  prepare('data/server', 0o700);
  chownSync(join(root, 'data/server'), 1000, 1000);
  expect(refusal(make)).toBe('cli.folderAsRoot');
});

it('code cached by somebody else, or where somebody else may write, is not run', () => {
  expect(compileCache({ EPICEVENT_HOME: root })).toBe(join(root, 'cache/compiled'));
  expect(statSync(join(root, 'cache/compiled')).mode & 0o777).toBe(0o700);
  for (const path of ['cache/compiled', 'cache']) {
    chmodSync(join(root, path), 0o777);
    expect(compileCache({ EPICEVENT_HOME: root })).toBeUndefined();
    chmodSync(join(root, path), 0o700);
  }
  if (process.getuid?.() !== 0) return;
  chownSync(join(root, 'cache/compiled'), 65534, 65534);
  expect(compileCache({ EPICEVENT_HOME: root })).toBeUndefined();
});

it.runIf(process.platform === 'linux')('where no folder can be made, the cache is left out at once', () => {
  expect(compileCache({ EPICEVENT_HOME: '/proc/x' })).toBeUndefined();
});

it('a config file of somebody else, or in a folder where others may write, is refused', () => {
  const home = userPaths({ EPICEVENT_HOME: root });
  writeConfigFile(home, { lang: 'en' });
  expect(refusal(() => readConfigFile(home))).toBeUndefined();
  chmodSync(home.config, 0o775);
  expect(refusal(() => readConfigFile(home))).toBe('cli.folderOpen');
  chmodSync(home.config, 0o700);
  if (process.getuid?.() !== 0) return;
  chownSync(configFilePath(home), 65534, 65534);
  expect(refusal(() => readConfigFile(home))).toBe('cli.configForeign');
});
