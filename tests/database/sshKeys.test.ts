/** Public SSH keys and the sign-in by key, through each person's own account and the accounts of the program. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyProof, keysSecret } from '../../src/db/serverKey.ts';
import { connectAs } from '../../src/db/withOwner.ts';
import { RULES } from '../../src/domain/rules.ts';
import { KEYS_OF_A_PERSON } from '../../src/domain/sshKey.ts';
import { keyOf, type MadeKey, newKey } from '../support/publicKeys.ts';
import { type Company, openCompany, PEOPLE, type Person, refusalOf, scalar } from './support/company.ts';

const [NOT_OWN] = RULES.key_not_own;
const [SHAPE] = RULES.key_shape;
const [TAKEN] = RULES.key_taken;
const [NOT_ACTIVE] = RULES.not_active;
const NO_EXECUTE = 1370;
const NO_TABLE = 1142;

let company: Company;
let keys: Connection;
let login: Connection;
const by = {} as Record<Person, Connection>;

beforeAll(async () => {
  company = await openCompany();
  for (const person of ['bill', 'cora', 'kate', 'gina', 'nell'] as const) by[person] = await company.as(person);
  login = await company.login();
  const { socketPath } = company.server.admin;
  const password = keysSecret(company.server.config.serverKey);
  keys = await connectAs({ socketPath, user: 'epicevent_keys', password, database: 'epicevent' });
});
afterAll(async () => {
  keys.destroy();
  await company.close();
});

const add = (who: Connection, person: number, { type, body }: Pick<MadeKey, 'type' | 'body'>, comment = 'laptop') =>
  refusalOf(who, 'CALL add_ssh_key(?, ?, ?, ?)', [person, type, body, comment]);
const numberOf = ({ fingerprint }: MadeKey) =>
  scalar<number>(company.admin, 'SELECT ssh_key_id FROM ssh_key WHERE fingerprint = ? AND removed_at IS NULL', [
    fingerprint,
  ]);
const authorized = async (fingerprint: string | null, username: string | null = null) => {
  const [[rows]] = await keys.query<RowDataPacket[][]>('CALL authorized_key(?, ?)', [fingerprint, username]);
  return rows ?? [];
};

describe('a key', () => {
  it.each([
    ['Ed25519', () => newKey.ed25519()],
    ['ECDSA on P-256', () => newKey.ecdsa('nistp256')],
    ['ECDSA on P-384', () => newKey.ecdsa('nistp384')],
    ['ECDSA on P-521', () => newKey.ecdsa('nistp521')],
    ['RSA of 3072 bits', () => newKey.rsa(3072)],
    ['RSA of 4096 bits', () => newKey.rsa(4096)],
    ['Ed25519 on a security key', () => newKey.securityKey()],
    ['ECDSA on a security key', () => newKey.ecdsaSecurityKey()],
  ])('of the kind %s is taken, and has the fingerprint of OpenSSH', async (_kind, make) => {
    const key = make();
    expect(await add(by.cora, PEOPLE.cora.id, key)).toBe(0);
    expect(await authorized(key.fingerprint)).toMatchObject([
      { username: 'cora.test', type: key.type, body: key.body },
    ]);
    expect(await refusalOf(by.cora, 'CALL remove_ssh_key(?)', [await numberOf(key)])).toBe(0);
    expect(await authorized(key.fingerprint)).toEqual([]);
  });

  const whole = newKey.ed25519();
  const cut = { ...whole, body: whole.body.slice(0, -4) };
  it.each<[string, Pick<MadeKey, 'type' | 'body'>]>([
    ['RSA of 2048 bits', newKey.rsa(2048)],
    ['RSA in another writing', newKey.rsaWrittenOtherwise(3072)],
    ['DSA', keyOf('ssh-dss', Buffer.alloc(400))],
    ['a kind that the body is not of', { type: 'ssh-rsa', body: whole.body }],
    ['a kind in capitals', { ...whole, type: 'SSH-ED25519' }],
    ['a body that is cut', cut],
    [
      'a body that goes on',
      { ...whole, body: Buffer.concat([Buffer.from(whole.body, 'base64'), Buffer.of(1)]).toString('base64') },
    ],
    ['a line end in the body', { ...whole, body: `${whole.body.slice(0, 20)}\n${whole.body.slice(20)}` }],
    ['a line end after it', { ...whole, body: `${whole.body}\n` }],
    ['a blank in the body', { ...whole, body: `${whole.body} ${whole.body}` }],
    ['options in front', { ...whole, type: 'command="sh" ssh-ed25519' }],
    ['a line end in the kind', { ...whole, type: 'ssh-ed25519\n' }],
    ['no body', { ...whole, body: '' }],
    ['no base64', { ...whole, body: 'ünïcode' }],
    [
      'an application without end',
      keyOf('sk-ssh-ed25519@openssh.com', Buffer.alloc(36), Buffer.of(0xff, 0xff, 0xff, 0xff)),
    ],
  ])('with %s is refused', async (_what, key) => {
    expect(await add(by.cora, PEOPLE.cora.id, key)).toBe(SHAPE);
  });

  it.each(['two\nlines', 'a\u0007bell', 'x'.repeat(101)])('with the comment %j is refused', async (comment) => {
    expect(await add(by.cora, PEOPLE.cora.id, newKey.ed25519(), comment)).toBe(SHAPE);
  });

  it('that is in use belongs to nobody else, until it is removed', async () => {
    const key = newKey.ed25519();
    expect(await add(by.bill, PEOPLE.bill.id, key)).toBe(0);
    expect(await add(by.bill, PEOPLE.bill.id, key)).toBe(TAKEN);
    expect(await add(by.gina, PEOPLE.kate.id, key)).toBe(TAKEN);
    expect(await refusalOf(by.gina, 'CALL remove_ssh_key(?)', [await numberOf(key)])).toBe(0);
    expect(await add(by.gina, PEOPLE.kate.id, key)).toBe(0);
    expect(await authorized(key.fingerprint)).toMatchObject([{ username: 'kate.test' }]);
  });

  it('is one of twenty at most', async () => {
    for (let count = 0; count < KEYS_OF_A_PERSON; count += 1)
      expect(await add(by.nell, PEOPLE.nell.id, newKey.ed25519())).toBe(0);
    expect(await add(by.nell, PEOPLE.nell.id, newKey.ed25519())).toBe(RULES.key_too_many[0]);
  });
});

describe('the keys of others', () => {
  const key = newKey.ed25519();
  beforeAll(async () => expect(await add(by.gina, PEOPLE.kate.id, key)).toBe(0));

  it.each(['bill', 'cora', 'nell'] as const)('%s neither adds, removes nor sees', async (person) => {
    expect(await add(by[person], PEOPLE.kate.id, newKey.ed25519())).toBe(NOT_OWN);
    expect(await refusalOf(by[person], 'CALL remove_ssh_key(?)', [await numberOf(key)])).toBe(NOT_OWN);
    // A number that nobody has gets the same answer.
    expect(await refusalOf(by[person], 'CALL remove_ssh_key(999999)')).toBe(NOT_OWN);
    expect(await scalar(by[person], 'SELECT COUNT(*) FROM list_ssh_key WHERE `Collaborateur` = 3')).toBe(0);
  });

  it('are seen by gestion and by themselves', async () => {
    for (const person of ['gina', 'kate'] as const)
      expect(
        await scalar(by[person], 'SELECT COUNT(*) FROM list_ssh_key WHERE `Empreinte` = ?', [key.fingerprint]),
      ).toBe(1);
  });

  it.each(['bill', 'kate', 'gina', 'nell'] as const)('%s reads and writes no table of them', async (person) => {
    for (const sql of [
      'SELECT * FROM ssh_key',
      'UPDATE ssh_key SET removed_at = NULL',
      'UPDATE ssh_key SET collaborator_id = 1',
      'DELETE FROM ssh_key',
      "INSERT INTO ssh_key (collaborator_id, type, body, fingerprint, added_at) VALUES (1, 'ssh-rsa', 'a', 'a', NOW())",
    ])
      expect(await refusalOf(by[person], sql)).toBe(NO_TABLE);
    expect(await refusalOf(by[person], 'CALL authorized_key(?, NULL)', [key.fingerprint])).toBe(NO_EXECUTE);
    expect(await refusalOf(by[person], "CALL login_by_key('bill.test', NULL, '', '')")).toBe(NO_EXECUTE);
  });

  it('go to nobody who is unknown', async () => {
    for (const person of [999, 0, null])
      expect(await add(by.gina, person as number, newKey.ed25519())).toBe(RULES.collaborator_unknown[0]);
  });

  it('leave an entry in the journal', async () => {
    const [rows] = await by.gina.query<RowDataPacket[]>(
      'SELECT `Collaborateur` AS actor, `Enregistrement` AS person, `Genre` AS kind FROM list_journal WHERE `Détail` = ?',
      [`add ssh key ${key.fingerprint}`],
    );
    expect(rows).toEqual([{ actor: PEOPLE.gina.id, person: PEOPLE.kate.id, kind: 'rights' }]);
  });
});

describe('the account of the SSH server', () => {
  it('reads one key that it names, and nothing else', async () => {
    for (const sql of [
      'SELECT * FROM ssh_key',
      'SELECT * FROM collaborator',
      'SELECT * FROM list_ssh_key',
      'SELECT * FROM server_key',
      'SELECT * FROM colleague',
    ])
      expect(await refusalOf(keys, sql)).toBe(NO_TABLE);
    for (const call of [
      "login_challenge('bill.test', NULL)",
      "login_by_key('bill.test', NULL, '', '')",
      "add_ssh_key(1, 'a', 'b', 'c')",
      'remove_ssh_key(1)',
      'end_blockers()',
    ])
      expect(await refusalOf(keys, `CALL ${call}`)).toBe(NO_EXECUTE);
    expect(await authorized(null)).toEqual([]);
    expect(await authorized('%')).toEqual([]);
    expect(await authorized('SHA256:')).toEqual([]);
    expect(await authorized("' OR 1=1 -- ")).toEqual([]);
    expect(await authorized('é'.repeat(20))).toEqual([]);
  });

  it('finds a person by the exact name, for a certificate', async () => {
    expect(await authorized(null, 'bill.test')).toMatchObject([{ username: 'bill.test', ssh_key_id: null }]);
    for (const name of ['BILL.TEST', 'bill.test ', 'bïll.test', 'nobody', '%'])
      expect(await authorized(null, name)).toEqual([]);
  });

  it('does not hold the sign-in’s password, and the sign-in does not read keys', async () => {
    expect(await refusalOf(login, "CALL authorized_key('a', NULL)")).toBe(NO_EXECUTE);
    const { serverKey } = company.server.config;
    expect(keysSecret(serverKey)).not.toContain(serverKey.toString('hex').slice(0, 16));
  });
});

describe('a sign-in by key', () => {
  const key = newKey.ed25519();
  let number = 0;
  beforeAll(async () => {
    expect(await add(by.bill, PEOPLE.bill.id, key)).toBe(0);
    number = await numberOf(key);
  });
  const proof = (name: string, of: number | null) => keyProof(company.server.config.serverKey, name, of);
  const enter = (name: string, of: number | null, shown = proof(name, of)) =>
    refusalOf(login, 'CALL login_by_key(?, ?, ?, ?)', [name, of, '192.0.2.7', shown]);

  it('is for whom the key is, and is an entry of the journal', async () => {
    expect(await enter('bill.test', number)).toBe(0);
    expect(await scalar(by.bill, 'SELECT `Genre` FROM list_my_sign_ins ORDER BY `Date` DESC LIMIT 1')).toBe('sign_in');
    expect(await scalar(by.gina, 'SELECT `Détail` FROM list_journal ORDER BY `Journal ID` DESC LIMIT 1')).toBe(
      `ssh ${key.fingerprint}`,
    );
    expect(await enter('cora.test', number)).toBe(NOT_ACTIVE);
  });

  it('needs the proof of the server key, for this name and this key', async () => {
    for (const shown of [
      '',
      proof('cora.test', number),
      proof('bill.test', null),
      proof('bill.test', number + 1),
      proof('bill.test', number).toUpperCase(),
    ])
      expect(await enter('bill.test', number, shown)).toBe(NOT_ACTIVE);
    expect(await enter('bill.test', null, proof('bill.test', number))).toBe(NOT_ACTIVE);
  });

  it('by a certificate names no key', async () => {
    expect(await enter('bill.test', null)).toBe(0);
    expect(await enter('nobody', null)).toBe(NOT_ACTIVE);
  });

  it('is not for who must change the password first', async () => {
    await company.owner((owner) => owner.query('UPDATE credential SET must_change = TRUE WHERE collaborator_id = 1'));
    expect(await enter('bill.test', number)).toBe(NOT_ACTIVE);
    await company.owner((owner) => owner.query('UPDATE credential SET must_change = FALSE WHERE collaborator_id = 1'));
  });

  it('is not for the demo company', async () => {
    await company.owner((owner) => owner.query('INSERT INTO demo_collaborator (collaborator_id) VALUES (1)'));
    expect(await enter('bill.test', number)).toBe(NOT_ACTIVE);
    expect(await authorized(key.fingerprint)).toEqual([]);
    expect(await authorized(null, 'bill.test')).toEqual([]);
    await company.owner((owner) => owner.query('DELETE FROM demo_collaborator WHERE collaborator_id = 1'));
  });

  it('ends with the key, and with the person', async () => {
    await by.bill.query('CALL remove_ssh_key(?)', [number]);
    expect(await enter('bill.test', number)).toBe(NOT_ACTIVE);
    const second = newKey.ed25519();
    expect(await add(by.gina, PEOPLE.nell.id, second)).toBe(RULES.key_too_many[0]);
    const third = newKey.ed25519();
    expect(await add(by.gina, PEOPLE.cora.id, third)).toBe(0);
    await by.gina.query('CALL deactivate_collaborator(?, NULL, ?, 0)', [PEOPLE.cora.id, PEOPLE.bill.id]);
    expect(await authorized(third.fingerprint)).toEqual([]);
    expect(await enter('cora.test', await numberOf(third))).toBe(NOT_ACTIVE);
    expect(await add(by.gina, PEOPLE.cora.id, newKey.ed25519())).toBe(RULES.collaborator_unknown[0]);
  });
});
