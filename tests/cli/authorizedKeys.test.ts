import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysSecret } from '../../src/db/serverKey.ts';
import { withOwner } from '../../src/db/withOwner.ts';
import { keysFilePath } from '../../src/settings/keysFile.ts';
import { userPaths } from '../../src/settings/userPaths.ts';
import { newKey } from '../support/publicKeys.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

let server: TestServer;
const bills = newKey.ed25519();
beforeAll(async () => {
  server = await startTestServer({ seeded: true, isCompany: true });
  await withOwner(server.admin, 'epicevent', async ({ connection }) => {
    const person = "(SELECT collaborator_id FROM collaborator WHERE username = 'bill.boquet')";
    await connection.query(`CALL add_ssh_key(${person}, ?, ?, 'laptop')`, [bills.type, bills.body]);
  });
});
afterAll(() => server.stop());

let users = 0;
/** The Unix account that reads keys, with its file. */
function reader(file: object | string, mode = 0o600) {
  users += 1;
  const env = { EPICEVENT_HOME: join(server.folder, `reader-${users}`), EPICEVENT_LANG: 'en' };
  const path = keysFilePath(userPaths(env));
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, typeof file === 'string' ? file : JSON.stringify(file), { mode });
  return { env, ask: (...words: string[]) => runCommand(['authorized-keys', ...words], { env }) };
}
const own = () => ({
  database: { socketPath: server.socketPath },
  schema: 'epicevent',
  keysSecret: keysSecret(server.config.serverKey),
});

describe('the keys for the SSH server', () => {
  it('are one line for a key of an active person, with what it may do and whose it is', async () => {
    const { code, out, err } = await reader(own()).ask('--program', '/opt/bin/epicevent', bills.fingerprint);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^restrict,pty,command="\/opt\/bin\/epicevent ssh bill\.boquet --key \d+" ssh-ed25519 \S+\n$/);
    expect(out).toContain(bills.body);
  });

  it('are none for a key that is nobody’s', async () => {
    for (const print of [newKey.ed25519().fingerprint, 'SHA256:', 'x'.repeat(3000), '%', "' OR 1=1 -- "])
      expect(await reader(own()).ask(print)).toEqual({ code: 0, out: '', err: '' });
  });

  it('of a certificate are the person that it names', async () => {
    const { ask } = reader(own());
    expect((await ask('--certificate', 'bill.boquet')).out).toBe(
      'restrict,pty,command="/usr/local/bin/epicevent ssh bill.boquet" bill.boquet\n',
    );
    expect(await ask('--certificate', 'nobody')).toEqual({ code: 0, out: '', err: '' });
  });

  it.each([[[]], [['SHA256:x', '--certificate', 'bill.boquet']], [['SHA256:x', '--settings']]])(
    'are asked for one at a time, not with %j',
    async (words) => expect(await reader(own()).ask(...words)).toMatchObject({ code: 2, out: '' }),
  );

  it.each(['epicevent', '/bin/sh -c x', '/a"b', '/a\nb', ''])('name no program %j', async (program) => {
    expect(await reader(own()).ask('--program', program, bills.fingerprint)).toMatchObject({ code: 2, out: '' });
  });

  it('are not read with the settings open to others, damaged, or with more than they need', async () => {
    const { serverKey, loginSecret } = server.config;
    for (const one of [
      reader(own(), 0o640),
      reader('{"keysSecret": "not told to anybody"'),
      reader({ ...own(), loginSecret, serverKey: serverKey.toString('hex') }),
      reader({ ...own(), keysSecret: undefined }),
    ]) {
      const { code, out, err } = await one.ask(bills.fingerprint);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).not.toMatch(/not told|Ep1-/);
    }
  });

  it('with another password are none, and no log is written', async () => {
    const { env, ask } = reader({ ...own(), keysSecret: 'Ep1-another-password' });
    const { code, out, err } = await ask(bills.fingerprint);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^The database refuses the account of the keys: [^\n]+\n$/);
    expect(existsSync(userPaths(env).state)).toBe(false);
  });

  it('are none while the database is silent, after five seconds', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const started = performance.now();
    const asked = await reader({ ...own(), database: { host: '127.0.0.1', port, tls: false } }).ask(bills.fingerprint);
    expect(asked).toMatchObject({ code: 1, out: '' });
    expect(performance.now() - started).toBeLessThan(8000);
    silent.close();
  });

  it('get their settings from the application, without its other secrets', async () => {
    const { env } = userOf(server);
    const { code, out } = await runCommand(['authorized-keys', '--settings'], { env });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(own());
  });
});
