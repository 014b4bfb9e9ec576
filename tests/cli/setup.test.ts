import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfigFile, writeConfigFile } from '../../src/settings/configFile.ts';
import { type Environment, userPaths } from '../../src/settings/userPaths.ts';
import { runCommand } from '../support/runCommand.ts';
import { runSeedLarge } from '../support/runSeedLarge.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

const PASSWORD = 'un parapluie rouge 7';
let server: TestServer;
let env: Environment;
let adminUrl: string;

beforeAll(async () => {
  server = await startTestServer({ bare: true });
  env = { EPICEVENT_HOME: join(server.folder, 'user'), EPICEVENT_LANG: 'fr' };
  adminUrl = `mysql://root:@localhost/?socketPath=${encodeURIComponent(server.socketPath)}`;
});
afterAll(() => server.stop());

const GESTION = ['--first-name', 'Ada', '--last-name', 'Petit', '--username', 'ada.petit', '--email', 'ada@petit.fr'];
const configOf = () => JSON.parse(readFileSync(join(server.folder, 'user/config/config.json'), 'utf8'));

test('setup refuses a first password that is easy to guess, with the reason', async () => {
  const withoutPassword = adminUrl.replace('root:@', 'root@');
  const { code, err } = await runCommand(['setup', '--admin-url', withoutPassword, ...GESTION], {
    env,
    input: '\nazertyuiopqsdf\n',
  });
  expect([code, err]).toEqual([1, expect.stringContaining('des touches voisines sur le clavier')]);
});

test('setup prepares a server and asks for the passwords; it prints no secret, and only the owner can read the config', async () => {
  // Both passwords come from the standard input, in the order of the questions: the URL contains none.
  const withoutPassword = adminUrl.replace('root:@', 'root@');
  const { code, out, err } = await runCommand(['setup', '--admin-url', withoutPassword, ...GESTION], {
    env,
    input: `\n${PASSWORD}\n`,
  });
  expect(err).not.toMatch(/erreur/i);
  expect(code).toBe(0);
  const { serverKey, loginSecret, zone } = configOf();
  expect(zone).toBe('Europe/Paris');
  for (const secret of [PASSWORD, serverKey, loginSecret]) expect(out + err).not.toContain(secret);
  expect(statSync(join(server.folder, 'user/config/config.json')).mode & 0o777).toBe(0o600);
});

test('the first collaborator of gestion must change the password before anything else', async () => {
  const { code, err } = await runCommand(['list', 'clients', '--username', 'ada.petit'], {
    env,
    input: `${PASSWORD}\n`,
  });
  expect(err).toContain('mot de passe doit d’abord être changé');
  expect(code).toBe(1);
});

test('the language of the set-up is not the language of the users', async () => {
  const visitor = { EPICEVENT_HOME: env.EPICEVENT_HOME, LANG: 'en_GB.UTF-8' };
  const { err } = await runCommand(['list', 'clients', '--username', 'ada.petit'], {
    env: visitor,
    input: `${PASSWORD}\n`,
  });
  expect(err).toContain('must be changed first');
});

test('a repeated setup keeps the secrets, the collaborators, and what an administrator has chosen', async () => {
  const home = userPaths(env);
  writeConfigFile(home, { ...readConfigFile(home), lang: 'fr', ssh: { keyIsEnough: true } });
  const before = configOf();
  expect(before).toMatchObject({ ssh: { keyIsEnough: true } });
  const { code, out } = await runCommand(['setup', '--admin-url', adminUrl], { env });
  expect([code, out]).toEqual([0, expect.stringContaining('conservés')]);
  expect(configOf()).toEqual(before);
});

test('another machine must copy the config instead of closing every account', async () => {
  const other = { ...env, EPICEVENT_HOME: join(server.folder, 'other') };
  const { code, err } = await runCommand(['setup', '--admin-url', adminUrl, ...GESTION], { env: other });
  expect([code, err]).toEqual([2, expect.stringContaining('config.json')]);
});

test('doctor finds no failure, then a role with too many rights', async () => {
  const admin = { ...env, EPICEVENT_ADMIN_URL: adminUrl };
  const well = await runCommand(['doctor', '--json'], { env: admin });
  expect(well.err).toBe('');
  expect(JSON.parse(well.out)).toMatchObject({ ok: true });
  expect(well.code).toBe(0);
  await asRoot("GRANT DELETE ON epicevent.client TO 'support'", 'role');
  const unwell = await runCommand(['doctor', '--json'], { env: admin });
  const { findings } = JSON.parse(unwell.out);
  expect(findings.filter(({ state }: { state: string }) => state === 'problem')).toMatchObject([
    { check: 'roles', found: 'support' },
  ]);
  expect(unwell.code).toBe(1);
  await asRoot("REVOKE DELETE ON epicevent.client FROM 'support'", 'role');
});

test('doctor tells a monitor of a healthy server and of one that is away, without a question or a secret', async () => {
  const shape = {
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    checkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    findings: expect.arrayContaining([
      {
        check: 'server',
        state: expect.stringMatching(/^(ok|problem)$/),
        found: expect.any(String),
        cure: expect.toBeOneOf([null, expect.any(String)]),
      },
    ]),
  };
  // The address has no password, and the standard input stays open: whoever asked would wait for ever.
  const monitor = ['doctor', '--json', '--admin-url', adminUrl.replace('root:@', 'root@')];
  const open = new PassThrough();
  const well = await runCommand(monitor, { env, stdin: open });
  expect([well.code, well.err]).toEqual([0, '']);
  expect(JSON.parse(well.out)).toEqual({ ...shape, ok: true });
  await server.kill();
  try {
    const away = await runCommand(monitor, { env, stdin: open });
    expect(away.code).toBe(1);
    expect(JSON.parse(away.out)).toEqual({ ...shape, ok: false });
    const { serverKey, loginSecret } = configOf();
    for (const secret of [PASSWORD, serverKey, loginSecret]) expect(well.out + away.out).not.toContain(secret);
  } finally {
    await server.start();
  }
});

test('without an administrator, doctor names the skipped checks', async () => {
  const { code, out } = await runCommand(['doctor'], { env });
  expect([code, out]).toEqual([0, expect.stringContaining('--admin-url')]);
});

test('migrate goes back and forth; doctor names the missing step', async () => {
  const admin = { ...env, EPICEVENT_ADMIN_URL: adminUrl };
  const back = await runCommand(['migrate', '--down', '1', '--delete-data-of', 'epicevent'], { env: admin });
  expect([back.code, back.out]).toEqual([0, expect.stringMatching(/^- objects\n- \d{14}-.+\n1 étape\.\n$/)]);
  const unwell = await runCommand(['doctor'], { env: admin });
  expect([unwell.code, unwell.out]).toEqual([1, expect.stringContaining('1 étape manquante')]);
  const forth = await runCommand(['migrate'], { env: admin });
  expect([forth.code, forth.out]).toEqual([0, expect.stringMatching(/^\+ \d{14}-.+\n\+ objects\n1 étape\.\n$/)]);
  expect((await runCommand(['doctor'], { env: admin })).code).toBe(0);
});

test('migrate with the config.json of another key changes nothing, and everybody can still sign in', async () => {
  const admin = { ...env, EPICEVENT_ADMIN_URL: adminUrl };
  const home = userPaths({ EPICEVENT_HOME: join(server.folder, 'stranger') });
  writeConfigFile(home, { ...configOf(), serverKey: 'ab'.repeat(32), loginSecret: 'another secret of the sign-in' });
  const stranger = { ...admin, EPICEVENT_HOME: join(server.folder, 'stranger') };
  for (const command of [['migrate'], ['migrate', '--down', '1'], ['seed', 'demo']]) {
    const { code, err } = await runCommand(command, { env: stranger });
    expect([command, code, err]).toEqual([command, 2, expect.stringContaining('avec une autre clé')]);
  }
  const large = await runSeedLarge(['--rows', '9'], { env: stranger });
  expect([large.code, large.err]).toEqual([2, expect.stringContaining('another key')]);
  const { err } = await runCommand(['list', 'clients', '--username', 'ada.petit'], { env, input: `${PASSWORD}\n` });
  expect(err).toContain('mot de passe doit d’abord être changé');
  expect((await runCommand(['doctor'], { env: admin })).code).toBe(0);
});

test('an account without administrator rights is refused with a sentence', async () => {
  const url = adminUrl.replace('root:', 'nobody:wrong');
  const file = join(server.folder, 'url');
  writeFileSync(file, `${url}\n`);
  const { code, err } = await runCommand(['migrate', '--admin-url-file', file], { env });
  expect([code, err]).toEqual([2, expect.stringContaining('refuse cet administrateur')]);
  const log = readFileSync(join(server.folder, 'user/state/epicevent.log'), 'utf8');
  const { serverKey, loginSecret } = configOf();
  for (const secret of [PASSWORD, serverKey, loginSecret, 'wrong@']) expect(log).not.toContain(secret);
  const missing = await runCommand(['migrate'], { env });
  expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('--admin-url')]);
});

async function asRoot(sql: string, kind: 'role'): Promise<void> {
  const connection = await createConnection({ ...server.admin });
  try {
    // MySQL writes a role as an account of every host, MariaDB as a name alone.
    await connection.query(server.engine === 'mysql' && kind === 'role' ? `${sql}@'%'` : sql);
  } finally {
    await connection.end();
  }
}
