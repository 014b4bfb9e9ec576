import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';

const company = demoCompany();

it.for([
  [80, 24],
  [120, 40],
])('gestion sees who is signed in, and ends a session, at %i×%i', async ([columns = 80, rows = 24]) => {
  const kate = await company.signIn('kate.hastroff', { columns, rows });
  const gestion = await company.signIn('gestion.demo', { columns, rows });
  await gestion.press('4', 'S');
  await gestion.waitFor('Sessions ouvertes');
  await gestion.waitFor(/Kate Hastroff +depuis \d\d\/\d\d\/\d\d \d\d:\d\d · here/);
  // The newest one is first: gestion’s own.
  await gestion.press('Down', 'Enter');
  await gestion.waitFor('Fermer cette session ?');
  await gestion.waitFor('Kate Hastroff, depuis here');
  await gestion.press('o');
  await gestion.waitFor('Session de Kate Hastroff fermée.');
  await kate.waitFor('La gestion a fermé votre session.');
  expect(kate.text()).toContain('Identifiant');
  await gestion.press('q');
});
