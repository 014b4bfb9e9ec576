/**
 * Attack: everybody knows the password of the demo company's users, one of whom is of gestion. They could get onto a
 * company's server by `seed demo`, or by restoring a copy of a demo database.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/settings/userPaths.ts';
import { askDatabase, countRows } from '../support/askDatabase.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { runSeedLarge } from '../support/runSeedLarge.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

const PASSWORD = 'un parapluie rouge 7';
const GESTION = ['--first-name', 'Ada', '--last-name', 'Petit', '--username', 'ada.petit', '--email', 'ada@petit.fr'];
const list = (username: string, password: string, env: Environment) =>
  runCommand(['list', 'clients', '--username', username], { env, input: `${password}\n` });

describe('a company’s server', () => {
  let server: TestServer;
  let env: Environment;
  beforeAll(async () => {
    server = await startTestServer({ bare: true });
    const adminUrl = `mysql://root:@localhost/?socketPath=${encodeURIComponent(server.socketPath)}`;
    env = {
      EPICEVENT_HOME: join(server.folder, 'user'),
      EPICEVENT_LANG: 'fr',
      EPICEVENT_ADMIN_URL: adminUrl,
    };
    expect(await runCommand(['setup', ...GESTION], { env, input: `\n${PASSWORD}\n` })).toMatchObject({ code: 0 });
  });
  afterAll(() => server.stop());

  it.each([
    ['the example company', () => runCommand(['seed', 'demo'], { env }), 'vraie société'],
    ['a large one', () => runSeedLarge(['--rows', '50'], { env }), 'real company'],
  ])('cannot be filled with %s', async (_, fill, said) => {
    const { code, err } = await fill();
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
    expect(await askDatabase(server, 'SELECT username FROM collaborator')).toEqual([{ username: 'ada.petit' }]);
    expect((await list('gestion.demo', 'epicevent-demo', env)).err).toContain('incorrect');
  });
});

describe('a demo database that was restored on a company’s server', () => {
  let server: TestServer;
  let env: Environment;
  beforeAll(async () => {
    server = await startTestServer({ seeded: true });
    ({ env } = userOf(server, { EPICEVENT_ADMIN_URL: server.url() }));
  });
  afterAll(() => server.stop());

  it.each(['gestion.demo', 'bill.boquet'])('refuses the sign-in of %s', async (username) => {
    const { code, out, err } = await list(username, 'epicevent-demo', env);
    expect([code, out, err]).toEqual([1, '', expect.stringContaining('base d’exemple')]);
    const account = await runCommand(['account', username], { env });
    expect([account.code, account.out]).toEqual([1, '']);
  });

  it('gets a real first collaborator of gestion', async () => {
    const { code, out } = await runCommand(['setup', ...GESTION], { env, input: `\n${PASSWORD}\n` });
    expect([code, out]).toEqual([0, expect.stringContaining('ada.petit')]);
    expect((await list('ada.petit', PASSWORD, env)).err).toContain('mot de passe doit d’abord être changé');
    expect(await countRows(server, 'demo_collaborator')).toBe(7);
  });
});
