import { expect, it } from 'vitest';
import { runCommand } from '../support/runCommand.ts';

it.each([
  ['', 'Il faut l’accès d’un administrateur'],
  ['db.example', 'doit commencer par mysql://'],
  ['root@db.example', 'doit commencer par mysql://'],
  ['mysql:root@db.example', 'doit commencer par mysql://'],
  ['postgres://root@db.example', 'doit commencer par mysql://'],
  ['mysql://db.example', 'ne nomme pas de compte'],
  ['mysql://root@', 'n’est pas valable'],
  ['mysql://root@?tls=true', 'n’est pas valable'],
  ['mysql://root:12#4@db.example', 'n’est pas valable'],
  ['mysql://root@db example', 'n’est pas valable'],
  ['mysql://root@[::1', 'n’est pas valable'],
  ['mysql://root@db.example:70000', 'Le port'],
  ['mysql://root@db.example:0', 'Le port'],
  ['mysql://root:secret@db1.example,db2.example:70000', 'Le port'],
  ['mysql://root:secret@db1.example,,db2.example', 'n’est pas valable'],
  ['mysql://root:secret@db1.example,', 'n’est pas valable'],
  ['mysql://root:pa%zz@db.example', 'écrivez-le %25'],
  ['mysql://ro%zz:secret@db.example', 'écrivez-le %25'],
  ['mysql://root:secret@db.example?tls=oui', '?tls= vaut true ou false'],
  ['mysql://root:secret@db.example?tsl=true', 'ne connaît pas « tsl »'],
])('setup --admin-url "%s" is refused with a sentence that names the cure', async (url, sentence) => {
  const env = { EPICEVENT_HOME: '/nowhere/epicevent', EPICEVENT_LANG: 'fr' };
  const { code, out, err } = await runCommand(['setup', '--admin-url', url], { env });
  expect([code, out, err]).toEqual([2, '', expect.stringContaining(sentence)]);
  expect(err).not.toContain('inattendue');
});
