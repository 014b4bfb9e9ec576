import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../support/runCommand.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'epicevent-'));
  mkdirSync(join(home, 'config'));
});
afterAll(() => rmSync(home, { recursive: true }));

const run = (...argv: string[]) => runCommand(argv, { env: { EPICEVENT_HOME: home, EPICEVENT_LANG: 'fr' } });

describe('wrong arguments print one sentence with the cure, and give an exit code other than 0', () => {
  test.each([
    ['--nonsense', 'L’option --nonsense n’existe pas'],
    ['nonsense', '« nonsense » n’est pas une commande'],
    ['list nonsense', '« nonsense » n’est pas une commande'],
    ['list clients --filter unpaid', '--filter'],
    ['list clients --filter unpaid', 'epicevent list clients --help'],
    ['list clients extra', 'epicevent list clients --help'],
    ['account', 'username'],
    ['migrate --down', '--down'],
    ['migrate --down x', '--down'],
    ['migrate --down 1 --to y', '--down et --to'],
    ['--lang de', '--lang'],
    ['setup --admin-url http://x', 'mysql://'],
    ['setup --admin-url-file /nowhere', '/nowhere'],
    ['setup', '--admin-url'],
    ['setup --admin-url mysql://a:b@c --zone Mars/Base', 'Mars/Base'],
    ['seed', 'epicevent seed --help'],
    ['', 'Il faut un terminal'],
  ])('epicevent %s', async (line, said) => {
    const { code, out, err } = await run(...line.split(' ').filter(Boolean));
    expect(err).toContain(said);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect([code, out]).toEqual([2, '']);
  });

  test.each([
    ['--wrong', 'npm start -- --help'],
    ['list clients extra', 'npm start -- list clients --help'],
    ['seed', 'npm start -- seed --help'],
    ['', 'lancez « npm start »'],
  ])('npm start -- %s advises commands that work in a clone', async (line, said) => {
    const env = { EPICEVENT_HOME: home, EPICEVENT_LANG: 'fr', EPICEVENT_PROGRAM: 'npm start --' };
    const { err } = await runCommand(line.split(' ').filter(Boolean), { env });
    expect(err).toContain(said);
    expect(err).not.toContain('epicevent');
  });
});

describe('a broken config file is named, with the wrong part, and never quoted', () => {
  test.each([
    ['{', 'JSON'],
    ['{"nonsense": 1}', 'nonsense'],
    ['{"database": {"host": "x", "port": 99999}}', 'database'],
    ['{"database": {"host": "x"}}', 'serverKey'],
    ['{"zone": "Mars/Base"}', 'zone'],
    ['{"loginSecret": "hunter2-secret"', 'JSON'],
  ])('%s', async (content, part) => {
    const path = join(home, 'config/config.json');
    writeFileSync(path, content, { mode: 0o600 });
    const { code, err } = await run('doctor');
    rmSync(path);
    expect(code).toBe(2);
    expect(err).toContain(path);
    expect(err).toContain(part);
    expect(err).not.toContain('hunter2');
  });

  test('secrets that others can read are refused', async () => {
    const path = join(home, 'config/config.json');
    writeFileSync(path, JSON.stringify({ loginSecret: 'x'.repeat(20) }));
    chmodSync(path, 0o644);
    const { code, err } = await run('doctor');
    rmSync(path);
    expect([code, err]).toEqual([2, expect.stringContaining(`chmod 600 ${path}`)]);
  });
});

test('an unreachable server gives one sentence', async () => {
  const path = join(home, 'config/config.json');
  const database = { socketPath: join(home, 'nothing.sock') };
  const content = { database, serverKey: 'a'.repeat(64), loginSecret: 'x'.repeat(20) };
  writeFileSync(path, JSON.stringify(content), { mode: 0o600 });
  const { code, out } = await run('doctor');
  const account = await run('account', 'bill.boquet');
  rmSync(path);
  expect([code, out]).toEqual([1, expect.stringContaining('ne répond pas')]);
  expect(account.code).toBe(1);
  expect(account.err.trim().split('\n')).toHaveLength(1);
});

test('help and version go to the standard output, in the user’s language', async () => {
  expect(await run('--help')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Commandes :') });
  expect(await run('--lang', 'en', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('Commands:') });
  expect(await run('list', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('clients') });
  expect(await run('--version')).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});
