import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find, retype } from '../support/mainScreenWork.ts';
import { readCard } from '../support/readMainScreen.ts';

const company = demoCompany();

it('the second to save sees both versions, field by field, and chooses; nothing is lost', async () => {
  const [first, second] = [await company.signIn('bill.boquet'), await company.signIn('bill.boquet')];
  for (const person of [first, second]) {
    await find(person, 1, 'bastide');
    await person.press('e');
    await person.waitFor('Modifier Atelier Bastide');
  }
  await first.press('Tab', 'Tab');
  await retype(first, 'accueil@bastide.fr');
  await first.press('Tab');
  await retype(first, '+33 1 11 11 11 11');
  await first.press('Ctrl+S');
  await first.waitFor('Client enregistré : Atelier Bastide.');

  await second.press('Tab');
  await retype(second, 'Léa Bastide-Roy');
  await second.press('Tab', 'Tab');
  await retype(second, '+33 2 22 22 22 22');
  await second.press('Ctrl+S');
  await second.waitFor('Quelqu’un d’autre a enregistré cette fiche entre-temps');
  await second.waitFor(/Interlocuteur.*ma saisie : Léa Bastide-Roy/);
  await second.waitFor('enregistré : Léa Bastide');
  await second.waitFor(/E-mail.*enregistré : accueil@bastide\.fr/);
  await second.waitFor(/Téléphone.*ma saisie : \+33 2 22 22 22 22/);

  await second.press('Down', 'Down');
  await second.waitFor('enregistré : +33 1 11 11 11 11');
  await second.press('Right');
  await second.waitFor(/Téléphone.*enregistré : \+33 1 11 11 11 11/);
  await second.press('Ctrl+S');
  await second.waitFor('Client enregistré : Atelier Bastide.');
  const [stored] = await askDatabase(company.server, "SELECT * FROM client WHERE company_name = 'Atelier Bastide'");
  expect(stored).toMatchObject({
    full_name: 'Léa Bastide-Roy',
    email: 'accueil@bastide.fr',
    phone: '+33 1 11 11 11 11',
  });
  await second.waitFor((screen) => readCard(screen).includes('accueil@bastide.fr'));
});

it('cancelling keeps the other user’s version', async () => {
  const [first, second] = [await company.signIn('bill.boquet'), await company.signIn('bill.boquet')];
  for (const person of [first, second]) {
    await find(person, 1, 'horizon');
    await person.press('e');
    await person.waitFor('Modifier Assurances Horizon');
    await person.press('Tab');
  }
  await retype(first, 'Premier Nom');
  await first.press('Ctrl+S');
  await first.waitFor('Client enregistré : Assurances Horizon.');
  await retype(second, 'Second Nom');
  await second.press('Ctrl+S');
  await second.waitFor('Quelqu’un d’autre a enregistré cette fiche entre-temps');
  await second.press('Esc');
  await second.waitFor('Abandonner ce qui est saisi ?');
  await second.press('Esc');
  await second.waitFor('ma saisie : Second Nom');
  await second.press('Esc', 'o');
  await second.waitForNo('Abandonner ce qui est saisi ?');
  const [stored] = await askDatabase(company.server, "SELECT * FROM client WHERE company_name = 'Assurances Horizon'");
  expect(stored?.full_name).toBe('Premier Nom');
});
