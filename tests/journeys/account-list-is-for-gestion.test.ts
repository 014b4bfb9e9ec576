import { expect, it } from 'vitest';
import { find, retype, waitForRows } from '../support/deskWork.ts';
import { demoCompany } from '../support/journey.ts';
import { readPane } from '../support/readDesk.ts';

const company = demoCompany();

it.each(['bill.boquet', 'kate.hastroff', 'nina.perrot'])(
  '%s has no fourth pane, and 4 does nothing (S22)',
  async (username) => {
    const person = await company.signIn(username);
    expect(person.text()).not.toContain('Collaborateurs');
    await person.press('4');
    await person.waitFor('La touche 4 ne fait rien ici.');
    await person.press(':');
    await person.type('collaborateur');
    await person.waitFor('Aucune commande ni fiche de ce nom.');
  },
);

it('gestion sees everybody who is active, t those who have left too', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press("'");
  await waitForRows(gestion, 4, 6);
  expect(readPane(gestion.screen, 4).rows.join('\n')).not.toContain('Lemaire');
  await gestion.press('t');
  await waitForRows(gestion, 4, 7);
  expect(readPane(gestion.screen, 4).rows.join('\n')).toContain('Lemaire');
});

it('gestion changes a name, which the records then show', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('4');
  await find(gestion, 4, 'vichum');
  await gestion.press('e');
  await gestion.waitFor('Modifier Aliénor Vichum');
  await gestion.press('Tab');
  await retype(gestion, 'Vichum-Roy');
  await gestion.press('Tab');
  await retype(gestion, 'kate.hastroff');
  await gestion.press('Ctrl+S');
  await gestion.waitFor('! Cet identifiant est déjà pris.');
  await retype(gestion, 'alienor.vichum');
  await gestion.press('Ctrl+S');
  await gestion.waitFor('Compte alienor.vichum enregistré.');
  await gestion.press('3', 't');
  await find(gestion, 3, 'lou bouzin');
  expect(readPane(gestion.screen, 3).selected).toContain('Aliénor Vichum');
});
