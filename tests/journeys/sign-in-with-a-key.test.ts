import { expect, it } from 'vitest';
import { DEMO_PASSWORD, demoCompany } from '../support/journey.ts';

const company = demoCompany();
const person = { username: 'bill.boquet', key: 1 };

it.for([
  [80, 24],
  [120, 40],
])('the screen asks only the password of whom the SSH server knows, at %i×%i', async ([columns = 80, rows = 24]) => {
  const bill = await company.open({ columns, rows, ssh: { person, isKeyEnough: false } });
  await bill.waitFor('Connexion : bill.boquet');
  await bill.press('Enter');
  await bill.waitFor('Champ obligatoire.');
  await bill.type(DEMO_PASSWORD);
  await bill.press('Enter');
  await bill.waitFor(/0 Accueil — /, 20_000);
  await bill.press('L');
  await bill.waitFor('Session fermée.');
  expect(bill.text()).toContain('Connexion : bill.boquet');
  expect(bill.text()).not.toContain('Identifiant');
});

it('a key that is not there any more is not enough: the password is asked for', async () => {
  const bill = await company.open({ ssh: { person, isKeyEnough: true } });
  await bill.waitFor('Votre clé ne suffit pas');
  await bill.type(DEMO_PASSWORD);
  await bill.press('Enter');
  await bill.waitFor(/0 Accueil — /, 20_000);
});
