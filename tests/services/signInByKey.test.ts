import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withOwner } from '../../src/db/withOwner.ts';
import { signIn, signInByKey } from '../../src/services/session.ts';
import { addSshKey, listSshKeys, removeSshKey } from '../../src/services/sshKeys.ts';
import { askDatabase } from '../support/askDatabase.ts';
import { DEMO_PASSWORD } from '../support/journey.ts';
import { newKey } from '../support/publicKeys.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ seeded: true, isCompany: true });
});
afterAll(() => server.stop());

const depsOf = (username: string | null, key: number | null = null, isKeyEnough = true) => ({
  config: { ...server.config, person: username === null ? null : { username, key }, isKeyEnough },
  now: () => new Date(),
  log: pino({ level: 'silent' }),
});
const told = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error) => error.problem.key,
  );

it('a key that was added signs its person in, until it is removed', async () => {
  const bill = await signIn(depsOf(null), 'bill.boquet', DEMO_PASSWORD);
  const made = newKey.ed25519();
  await addSshKey(bill, bill.actor.id, { key: made.line, password: DEMO_PASSWORD });
  const [key] = await listSshKeys(bill, bill.actor.id);
  if (!key) throw new Error('The key is not listed.');
  expect(key).toMatchObject({ fingerprint: made.fingerprint, comment: 'made by a test' });
  const deps = depsOf('bill.boquet', key.id);
  const entered = await signInByKey(deps, { username: 'bill.boquet', key: key.id });
  expect(entered.actor).toMatchObject({ username: 'bill.boquet', role: 'commercial', mustChangePassword: false });
  await entered.close();
  // Another person, another key, and an administrator who wants the password.
  expect(await told(signInByKey(deps, { username: 'gestion.demo', key: key.id }))).toBe('login.keyNotEnough');
  expect(await told(signInByKey(deps, { username: 'bill.boquet', key: key.id + 1 }))).toBe('login.keyNotEnough');
  const strict = depsOf('bill.boquet', key.id, false);
  expect(await told(signInByKey(strict, { username: 'bill.boquet', key: key.id }))).toBe('login.keyNotEnough');
  await removeSshKey(bill, key);
  expect(await told(removeSshKey(bill, key))).not.toBeNull();
  expect(await told(signInByKey(deps, { username: 'bill.boquet', key: key.id }))).toBe('login.keyNotEnough');
  await bill.close();
});

it('whom the SSH server knows signs in as nobody else, not with the right password either', async () => {
  expect(await told(signIn(depsOf('bill.boquet'), 'gestion.demo', DEMO_PASSWORD))).toBe('refused.signIn');
  const bill = await signIn(depsOf('bill.boquet'), 'bill.boquet', DEMO_PASSWORD);
  await bill.close();
});

it('an own key needs the own password, and a wrong one counts as a refused sign-in', async () => {
  const bill = await signIn(depsOf(null), 'bill.boquet', DEMO_PASSWORD);
  const key = newKey.ed25519().line;
  const refused = () => askDatabase(server, "SELECT 1 FROM journal WHERE kind = 'sign_in_refused'");
  const before = (await refused()).length;
  const add = (password: string) => addSshKey(bill, bill.actor.id, { key, password });
  await expect(add('')).rejects.toMatchObject({ fields: { password: { key: 'field.required' } } });
  await expect(add('wrong')).rejects.toMatchObject({ fields: { password: { key: 'field.passwordWrong' } } });
  expect((await refused()).length).toBe(before + 1);
  expect(await listSshKeys(bill, bill.actor.id)).toEqual([]);
  await bill.close();
});

it('nobody but gestion adds, removes or lists the keys of others', async () => {
  const [bill, gestion] = [
    await signIn(depsOf(null), 'bill.boquet', DEMO_PASSWORD),
    await signIn(depsOf(null), 'gestion.demo', DEMO_PASSWORD),
  ];
  const [{ id: kate } = { id: 0 }] = (await askDatabase(
    server,
    "SELECT collaborator_id AS id FROM collaborator WHERE username = 'kate.hastroff'",
  )) as { id: number }[];
  const key = newKey.ed25519().line;
  expect(await told(addSshKey(bill, kate, { key, password: DEMO_PASSWORD }))).toBe('refused.isOneself');
  await addSshKey(gestion, kate, { key });
  const [added] = await listSshKeys(gestion, kate);
  if (!added) throw new Error('The key is not listed.');
  expect(await listSshKeys(bill, kate)).toEqual([]);
  expect(await told(removeSshKey(bill, added))).toBe('refused.isOneself');
  // The database decides on its own row, whatever the record says.
  expect(await told(removeSshKey(bill, { ...added, personId: bill.actor.id }))).toBe('rule.key_not_own');
  await expect(addSshKey(bill, bill.actor.id, { key, password: DEMO_PASSWORD })).rejects.toMatchObject({
    fields: { key: { key: 'rule.key_taken' } },
  });
  await withOwner(server.admin, 'epicevent', ({ connection }) =>
    connection.query('UPDATE collaborator SET is_active = FALSE WHERE collaborator_id = ?', [kate]),
  );
  expect(await told(addSshKey(gestion, kate, { key: newKey.ed25519().line }))).toBe('refused.isActiveCollaborator');
  await removeSshKey(gestion, added);
  await Promise.all([bill.close(), gestion.close()]);
});
