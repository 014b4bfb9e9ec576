import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Environment } from '../../src/settings/userPaths.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

const input = 'epicevent-demo\n';
let server: TestServer;
let env: Environment;

beforeAll(async () => {
  server = await startTestServer({ seeded: true, isCompany: true });
  ({ env } = userOf(server));
});
afterAll(() => server.stop());

const sheet = (...argv: string[]) => runCommand(['sheet', ...argv], { env, input });

test('prints the run sheet as text, in both languages', async () => {
  const { code, out, err } = await sheet('109', '--username', 'kate.hastroff');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('Feuille de route — John Ouick Wedding');
  expect(out).toContain('Participants: 75');
  const english = await runCommand(['--lang', 'en', 'sheet', '109', '--username', 'nina.perrot'], { env, input });
  expect(english.out).toContain('Run sheet — John Ouick Wedding');
});

test('--html --output writes a page for this user alone, and replaces no file', async () => {
  const path = join(server.folder, 'sheet.html');
  const { code, err } = await sheet('109', '--html', '--output', path, '--username', 'gestion.demo');
  expect(code).toBe(0);
  expect(err).toContain(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path, 'utf8')).toMatch(/^<!doctype html>\n<html lang="fr">/);
  const again = await sheet('109', '--html', '-o', path, '--username', 'gestion.demo');
  expect(again.code).toBe(2);
  expect(again.err).toContain('existe déjà');
});

test('what is no event is refused, before and after the sign-in', async () => {
  const word = await sheet('mariage', '--username', 'kate.hastroff');
  expect([word.code, word.out]).toEqual([2, '']);
  expect(word.err).toContain('« mariage » n’est pas un numéro d’événement');
  const path = join(server.folder, 'none.txt');
  const none = await sheet('999999', '-o', path, '--username', 'kate.hastroff');
  expect(none.code).toBe(1);
  expect(none.err).toContain('Aucun événement n’a le numéro 999999.');
  expect(existsSync(path)).toBe(false);
  const { code } = await runCommand(['sheet', '109', '--username', 'kate.hastroff'], { env, input: 'wrong\n' });
  expect(code).toBe(1);
});
