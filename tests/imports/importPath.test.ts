import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importPath, openToImport, pathNames } from '../../src/services/imports/importPath.ts';
import type { Session } from '../../src/services/session.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'chemins-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a typed or pasted path', () => {
  it.each([
    ['/a/b c.xlsx', '/a/b c.xlsx'],
    ['"/a/b c.xlsx"', '/a/b c.xlsx'],
    ["'/a/b c.xlsx' ", '/a/b c.xlsx'],
    ['/a/b\\ c\\(1\\).xlsx', '/a/b c(1).xlsx'],
    ['file:///a/b%20c.xlsx', '/a/b c.xlsx'],
    ['~/x.csv', join(homedir(), 'x.csv')],
    ['x.csv', '/last/x.csv'],
    ['../x.csv', '/x.csv'],
    ['   ', ''],
  ])('%s', (typed, path) => expect(importPath(typed, '/last')).toBe(path));
});

describe('the names that a path goes on with', () => {
  const names = join(folder, 'noms');
  mkdirSync(join(names, 'Clients'), { recursive: true });
  for (const name of ['contrats.xlsx', 'Contrats 2.csv', 'photo.png', '.caché.csv'])
    writeFileSync(join(names, name), '');

  it('are folders and spreadsheets, whatever the capitals, and hidden ones only if asked for', async () => {
    const named = async (typed: string) => (await pathNames(typed, names)).map(({ name }) => name);
    expect(await named('')).toEqual(['Clients/', 'Contrats 2.csv', 'contrats.xlsx']);
    expect(await named(`${names}/`)).toEqual(['Clients/', 'Contrats 2.csv', 'contrats.xlsx']);
    expect(await named('CON')).toEqual(['Contrats 2.csv', 'contrats.xlsx']);
    expect(await named('.c')).toEqual(['.caché.csv']);
    expect(await named('/nowhere/at/all')).toEqual([]);
    expect(await pathNames('cli', names)).toEqual([{ name: 'Clients/', path: `${join(names, 'Clients')}/` }]);
  });
});

describe('the folders of the application', () => {
  const home = { config: join(folder, 'config'), data: join(folder, 'data'), state: join(folder, 'state') };
  const own = join(home.data, 'exports', 'kim');
  const other = join(home.data, 'exports', 'lou');
  for (const path of [home.config, home.state, own, other]) mkdirSync(path, { recursive: true });
  for (const path of [own, other, home.config]) writeFileSync(join(path, 'x.csv'), 'a;b');
  symlinkSync(join(other, 'x.csv'), join(folder, 'link.csv'));
  const session = { config: { home }, actor: { id: 1, username: 'kim' } } as unknown as Session;

  it('are shut, also through a link; one’s own exports are open', async () => {
    const shut = { problem: { key: 'imports.file.shut' } };
    await expect(openToImport(join(other, 'x.csv'), session)).rejects.toMatchObject(shut);
    await expect(openToImport(join(folder, 'link.csv'), session)).rejects.toMatchObject(shut);
    await expect(openToImport(join(home.config, 'x.csv'), session)).rejects.toMatchObject(shut);
    expect(await openToImport(join(own, 'x.csv'), session)).toBe(join(own, 'x.csv'));
    expect(await openToImport(join(folder, 'noms', 'contrats.xlsx'), session)).toBe(
      join(folder, 'noms', 'contrats.xlsx'),
    );
  });
});
