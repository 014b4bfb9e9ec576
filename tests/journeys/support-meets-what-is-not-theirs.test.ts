import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';

const company = demoCompany();

it('a support is refused on a foreign event, and learns whose it is', async () => {
  const kate = await company.signIn('kate.hastroff');
  await kate.press('t');
  await find(kate, 3, 'lou bouzin assembly');
  await kate.press('e');
  await kate.waitFor('Le support de cet événement est Aliénor Vichum ; seule cette personne peut le modifier.');
});

it('a support cannot create, assign or cancel an event', async () => {
  const stored = () => askDatabase(company.server, 'SELECT * FROM event');
  const before = await stored();
  const kate = await company.signIn('kate.hastroff');
  await find(kate, 3, 'john wedding');
  const refusals = {
    n: 'Seul le commercial du client crée ses événements.',
    a: 'Seule la gestion affecte un support à un événement.',
    d: 'Seuls la gestion et, tant qu’aucun support n’est affecté, le commercial du client annulent un événement.',
  };
  for (const [key, sentence] of Object.entries(refusals)) {
    await kate.press(key);
    await kate.waitFor(sentence);
  }
  expect(await stored()).toEqual(before);
});

it('a support can only read clients and contracts', async () => {
  const kate = await company.signIn('kate.hastroff');
  await kate.press('1', 'e');
  await kate.waitFor('Seul le commercial du client modifie sa fiche');
  await kate.press('n');
  await kate.waitFor('Seuls les commerciaux créent des clients.');
  await kate.press('2', 'p');
  await kate.waitFor('Seule la gestion enregistre les paiements.');
  await kate.press('n');
  await kate.waitFor('Seuls la gestion et le commercial du client créent ses contrats.');
});
