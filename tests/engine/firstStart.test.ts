import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../support/runCommand.ts';
import { type TemporaryHome, temporaryHome } from '../support/temporaryHome.ts';

let home: TemporaryHome;
beforeAll(() => {
  home = temporaryHome();
});
afterAll(() => home.remove());

const listClients = () =>
  runCommand(['list', 'clients', '--json', '--username', 'bill.boquet'], {
    env: { ...home.env, EPICEVENT_LANG: 'fr' },
    input: 'epicevent-demo\n',
  });

test('two sessions that start for the first time at the same moment find one demo company', async () => {
  const [first, second] = await Promise.all([listClients(), listClients()]);
  expect([first.code, second.code]).toEqual([0, 0]);
  expect(first.out).toBe(second.out);
  expect(JSON.parse(first.out).length).toBeGreaterThanOrEqual(40);
  const said = first.err + second.err;
  expect(said.match(/société d’exemple/g)).toHaveLength(1);
}, 60_000);

test('the next start prints nothing and installs nothing again', async () => {
  const { code, err } = await listClients();
  expect([code, err]).toEqual([0, '']);
});

test('everything is in one folder, for its owner alone', () => {
  expect(readdirSync(home.folder)).toEqual(['home']);
  for (const path of [
    home.home.data,
    home.home.state,
    home.places.secretsFile,
    join(home.home.state, 'epicevent.log'),
  ]) {
    expect(statSync(path).mode & 0o077).toBe(0);
  }
  expect(existsSync(home.home.config)).toBe(false);
});

test('after a step back, the next start migrates the schema forward again', async () => {
  const env = { ...home.env, EPICEVENT_LANG: 'fr' };
  const back = await runCommand(['migrate', '--down', '1', '--delete-data-of', 'epicevent'], { env });
  expect([back.code, back.out]).toEqual([0, expect.stringContaining('1 étape')]);
  expect((await listClients()).code).toBe(0);
  const doctor = await runCommand(['doctor'], { env });
  expect([doctor.code, doctor.out]).toEqual([0, expect.not.stringContaining('→')]);
});

test('a company of today has nothing to seal yet, and audit says so', async () => {
  const env = { ...home.env, EPICEVENT_LANG: 'fr' };
  const seal = await runCommand(['audit', 'seal'], { env });
  expect([seal.code, seal.out, seal.err]).toEqual([0, '', expect.stringContaining('il n’y a rien à sceller')]);
  const verify = await runCommand(['audit', 'verify'], { env });
  expect([verify.code, verify.out]).toEqual([0, 'Les scellés sont intacts (jours : 0, enregistrements : 0).\n']);
});
