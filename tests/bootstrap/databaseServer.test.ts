import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isWholeServer, serverTreeFolder } from '../../src/bootstrap/serverCandidates.js';
import { identifyServer } from '../../src/db/engine/serverProgram.ts';

const STEP = new URL('../../src/bootstrap/steps/serverTree.js', import.meta.url).href;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'epicevent-server-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(path: string, script = ''): string {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const VERSION = 'echo "mariadbd  Ver 10.11.19-MariaDB for debian-linux-gnu on x86_64 ($LD_LIBRARY_PATH)"';

test('a tree with the unpacked packages contains a server that runs with the libraries of the tree', () => {
  const tree = serverTreeFolder({ EPICEVENT_HOME: folder }, 'mariadb');
  const server = program(join(tree, 'usr/sbin/mariadbd'), VERSION);
  for (const libraries of ['usr/lib/x86_64-linux-gnu', 'lib/x86_64-linux-gnu'])
    mkdirSync(join(tree, libraries), { recursive: true });
  program(join(tree, 'usr/bin/mariadb-install-db'));
  program(join(tree, 'usr/bin/my_print_defaults'));
  expect(isWholeServer(tree)).toBe(true);
  const libraries = `${join(tree, 'usr/lib/x86_64-linux-gnu')}:${join(tree, 'lib/x86_64-linux-gnu')}`;
  expect(identifyServer(tree)).toMatchObject({
    engine: 'mariadb',
    command: ['/usr/bin/env', `LD_LIBRARY_PATH=${libraries}`, server],
    locations: [`--basedir=${join(tree, 'usr')}`],
  });
});

test('an empty tree contains none, and a MySQL is complete by itself', () => {
  expect(isWholeServer(folder)).toBe(false);
  expect(isWholeServer(program(join(folder, 'sbin/mysqld')))).toBe(true);
  cpSync(join(folder, 'sbin/mysqld'), join(folder, 'usr/sbin/mysqld'));
  expect(isWholeServer(folder)).toBe(true);
});

test('if apt downloads nothing without an error, no tree is left, and this is reported', () => {
  program(join(folder, 'bin/apt-get'));
  const env = { PATH: `${join(folder, 'bin')}:${process.env.PATH}`, EPICEVENT_HOME: folder, EPICEVENT_LANG: 'fr' };
  const unpack = `import(${JSON.stringify(STEP)}).then(({ unpackServer }) => console.log(unpackServer(['x'])));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', unpack], { env, encoding: 'utf8' });
  expect(stdout).toBe('false\n');
  expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  expect(stderr.split('\n')[0]).toBe('Mise à jour de la liste des paquets…');
});
