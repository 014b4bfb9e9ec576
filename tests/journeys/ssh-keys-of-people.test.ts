import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { DEMO_PASSWORD, demoCompany } from '../support/journey.ts';
import { newKey } from '../support/publicKeys.ts';

const company = demoCompany();

const used = async () =>
  (
    await askDatabase(
      company.server,
      `SELECT username, fingerprint FROM ssh_key JOIN collaborator USING (collaborator_id) WHERE removed_at IS NULL`,
    )
  ).map(({ username, fingerprint }) => `${username} ${fingerprint}`);

it.for([
  [80, 24],
  [120, 40],
])(
  'gestion adds a long pasted key of a collaborator, and takes it away, at %i×%i',
  async ([columns = 80, rows = 24]) => {
    const gestion = await company.signIn('gestion.demo', { columns, rows });
    const key = newKey.rsa(4096);
    await gestion.press('4');
    await gestion.waitFor(/▸.*Aliénor|▸.*Bill|▸/);
    const openKeys = async () => {
      await gestion.press(':');
      await gestion.type('clés ssh du');
      await gestion.press('Enter');
      await gestion.waitFor(/Clés SSH de \S+ \S+/);
    };
    await openKeys();
    const [, name = ''] = /Clés SSH de (\S+ \S+)/.exec(gestion.text()) ?? [];
    await gestion.press('Enter');
    await gestion.waitFor(`Ajouter une clé SSH (${name})`);
    expect(gestion.text()).not.toContain('Votre mot de passe');
    await gestion.paste(`${key.line}\n`);
    await gestion.press('Ctrl+S');
    await gestion.waitFor(`Clé SSH ajoutée : ${name}.`);
    expect(await used()).toEqual([expect.stringContaining(key.fingerprint)]);
    await openKeys();
    await gestion.waitFor('made by a test');
    await gestion.press('Enter');
    await gestion.waitFor('Retirer cette clé ?');
    await gestion.press('o');
    await gestion.waitFor(`Clé SSH retirée : ${name}.`);
    expect(await used()).toEqual([]);
  },
);

it('everybody adds a key of their own with the password, and nothing that is no public key', async () => {
  const bill = await company.signIn('bill.boquet');
  const key = newKey.ed25519();
  await bill.press(':');
  await bill.type('mes clés ssh');
  await bill.press('Enter');
  await bill.waitFor('Mes clés SSH');
  await bill.press('Enter');
  await bill.waitFor('Ajouter une clé SSH (Bill Boquet)');
  for (const [pasted, told] of [
    ['-----BEGIN OPENSSH PRIVATE KEY-----', 'clé privée'],
    [`command="sh" ${key.line}`, 'sans options'],
    [`ssh-dss ${key.body}`, 'Clés admises'],
    [key.line.slice(0, 40), 'incomplète ou abîmée'],
  ] as const) {
    // A field that is refused keeps the focus.
    await bill.press('Ctrl+X');
    await bill.paste(pasted);
    await bill.press('Ctrl+S');
    await bill.waitFor(told);
  }
  await bill.press('Ctrl+X');
  await bill.paste(key.line);
  await bill.press('Tab');
  await bill.type('not the password');
  await bill.press('Ctrl+S');
  await bill.waitFor('Ce n’est pas le mot de passe actuel.');
  expect(await used()).toEqual([]);
  await bill.press('Ctrl+X');
  await bill.type(DEMO_PASSWORD);
  await bill.press('Ctrl+S');
  await bill.waitFor('Clé SSH ajoutée : Bill Boquet.');
  expect(await used()).toEqual([`bill.boquet ${key.fingerprint}`]);
});
