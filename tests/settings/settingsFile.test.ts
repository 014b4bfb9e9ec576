import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readSettings, settingsPath, writeSettings } from '../../src/settings/settingsFile.ts';
import { userPaths } from '../../src/settings/userPaths.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function newHome() {
  const folder = mkdtempSync(join(tmpdir(), 'epicevent-'));
  folders.push(folder);
  return userPaths({ EPICEVENT_HOME: folder });
}

const written = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

it('every collaborator under one Unix account has separate settings, in a file and a folder that nobody else reads', async () => {
  const home = newHome();
  await writeSettings(home, 'bill.boquet', { lang: 'en', panes: { clients: { sort: null } } });
  await writeSettings(home, 'kate.hastroff', { mouse: true });
  expect(await readSettings(home, 'bill.boquet')).toEqual({ lang: 'en', panes: { clients: { sort: null } } });
  expect(await readSettings(home, 'kate.hastroff')).toEqual({ mouse: true });
  expect(await readSettings(home, 'nina.perrot')).toEqual({});
  expect(statSync(settingsPath(home)).mode & 0o777).toBe(0o600);
  expect(statSync(home.config).mode & 0o777).toBe(0o700);
});

it('a change of one setting keeps all others, also those that this version does not know', async () => {
  const home = newHome();
  const path = settingsPath(home);
  await writeSettings(home, 'bill.boquet', { lang: 'en' });
  const later = { more: 1, people: { 'bill.boquet': { lang: 'en', theme: 'sea', panes: { maps: { zoom: 3 } } } } };
  writeFileSync(path, JSON.stringify(later));
  await writeSettings(home, 'bill.boquet', { mouse: true, lang: undefined });
  expect(written(path)).toEqual({
    more: 1,
    version: 1,
    people: { 'bill.boquet': { theme: 'sea', panes: { maps: { zoom: 3 } }, mouse: true } },
  });
});

it('an invalid value counts as missing, and the others are used', async () => {
  const home = newHome();
  await writeSettings(home, 'bill.boquet', {});
  const panes = { clients: { sort: 'up', columns: { order: ['phone'], hidden: [] } }, events: 7 };
  const mine = { lang: 'de', mouse: true, paneShare: 'wide', panes };
  writeFileSync(settingsPath(home), JSON.stringify({ people: { 'bill.boquet': mine } }));
  const { mouse, lang, paneShare, panes: read } = await readSettings(home, 'bill.boquet');
  expect({ mouse, lang, paneShare }).toEqual({ mouse: true });
  expect(read?.clients).toEqual({ columns: { order: ['phone'], hidden: [] } });
});

it.each([
  ['{"people": ', 'settings.broken'],
  ['[]', 'settings.broken'],
  ['{"people": 3}', 'settings.broken'],
  ['{"version": 2}', 'settings.newer'],
])('a file that contains %s is reported (%s) and left unchanged', async (content, key) => {
  const home = newHome();
  await writeSettings(home, 'bill.boquet', { mouse: true });
  const path = settingsPath(home);
  writeFileSync(path, content);
  const problem = { problem: { key, params: { path } } };
  await expect(writeSettings(home, 'bill.boquet', { mouse: false })).rejects.toMatchObject(problem);
  if (key === 'settings.broken') await expect(readSettings(home, 'bill.boquet')).rejects.toMatchObject(problem);
  expect(readFileSync(path, 'utf8')).toBe(content);
});

it('a folder without write access is reported by the name of the file', async () => {
  const home = newHome();
  writeFileSync(home.config, '');
  await expect(writeSettings(home, 'bill.boquet', { mouse: true })).rejects.toMatchObject({ code: 'usage' });
  rmSync(home.config);
  await writeSettings(home, 'bill.boquet', { mouse: true });
  chmodSync(settingsPath(home), 0o000);
  if (process.getuid?.() !== 0) {
    await expect(readSettings(home, 'bill.boquet')).rejects.toMatchObject({ problem: { key: 'settings.unreadable' } });
  }
});

it('processes and sessions that write at the same time lose nothing', async () => {
  const home = newHome();
  const program = new URL('writeManySettings.ts', import.meta.url).pathname;
  const others = ['a', 'b'].map((name) => fork(program, [home.config, name]));
  const ended = others.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  const mine = Array.from({ length: 20 }, (_, at) =>
    writeSettings(home, 'bill.boquet', { panes: { [`mine${at}`]: { sort: null } } }),
  );
  await Promise.all(mine);
  expect(await Promise.all(ended)).toEqual([0, 0]);
  const { panes } = await readSettings(home, 'bill.boquet');
  const expected = ['mine', 'a', 'b'].flatMap((name) => Array.from({ length: 20 }, (_, at) => `${name}${at}`));
  expect(Object.keys(panes ?? {}).toSorted()).toEqual(expected.toSorted());
});
