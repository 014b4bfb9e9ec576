import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../support/runCommand.ts';
import { type TemporaryHome, temporaryHome } from '../support/temporaryHome.ts';

let home: TemporaryHome;
beforeAll(() => {
  home = temporaryHome();
});
afterAll(() => home.remove());

const run = (...argv: string[]) =>
  runCommand(argv, { env: { ...home.env, EPICEVENT_LANG: 'en' }, input: 'epicevent-demo\n' });
const list = () => run('list', 'clients', '--json', '--username', 'bill.boquet');

test('no new key is made over data whose secrets are gone, and doctor names the cure that works', async () => {
  expect((await list()).code).toBe(0);
  const { secretsFile } = home.places;
  const kept = `${secretsFile}.kept`;
  renameSync(secretsFile, kept);

  for (const refused of [await list(), await run('migrate')]) {
    expect(refused.code).not.toBe(0);
    expect(refused.err).toContain(`The file ${secretsFile} is missing`);
    expect(refused.err).toContain('put it back, or restore it from a backup');
  }
  expect(existsSync(secretsFile)).toBe(false);
  const doctor = await run('doctor');
  expect(doctor.code).not.toBe(0);
  expect(doctor.out).toContain(`The file ${secretsFile} is missing`);
  expect(JSON.parse((await run('doctor', '--json')).out)).toMatchObject({ ok: false, findings: [{ check: 'key' }] });

  renameSync(kept, secretsFile);
  expect((await run('doctor')).code).toBe(0);
  expect((await list()).code).toBe(0);
}, 120_000);

test('with the secrets of other data, doctor advises the original file, and nothing else', async () => {
  const { secretsFile } = home.places;
  const original = readFileSync(secretsFile, 'utf8');
  writeFileSync(secretsFile, JSON.stringify({ serverKey: 'a'.repeat(64), loginSecret: 'b'.repeat(32) }));
  const { out } = await run('doctor');
  expect(out.match(/→ .*/g)).toEqual([
    `→ Restore the original secrets.json (${secretsFile}), from a backup.`,
    `→ Restore the original secrets.json (${secretsFile}), from a backup.`,
  ]);
  writeFileSync(secretsFile, original);
  expect((await run('doctor')).code).toBe(0);
}, 60_000);
