import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { find, retype, waitForRows } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it.each(['bill.boquet', 'kate.hastroff', 'nina.perrot'])(
  '%s finds the active colleagues with 4: names, departments and e-mails, no more (S22)',
  async (username) => {
    const person = await company.signIn(username);
    await person.press('4');
    await waitForRows(person, 4, 6);
    const shown = readPane(person.screen, 4).rows.join('\n');
    expect(shown).toContain('Vichum');
    expect(shown).not.toContain('Lemaire');
    await find(person, 4, 'vichum');
    await person.waitFor('alienor.vichum@');
    expect(person.text()).toMatch(/Département +support/);
    expect(person.text()).not.toMatch(/Identifiant|alienor\.vichum(?!@)/);
    await person.press('n');
    await person.waitFor('Seule la gestion crée des collaborateurs.');
    await person.press('p');
    await person.waitFor('Seule la gestion réinitialise un mot de passe.');
    await person.press('t');
    await person.waitFor('Seule la gestion voit les identifiants et les comptes désactivés.');
    await person.press('1', ':');
    await person.type('collègues');
    await person.waitFor(/: Collègues/);
  },
);

it('the card of an event shows the e-mail of its support, which y copies', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('3', 't');
  await find(bill, 3, 'lou bouzin');
  await bill.waitFor('alienor.vichum@');
  await bill.press('y');
  await bill.waitFor(/ alienor\.vichum@epicevents\.example +Contact support, E-mail/);
  await bill.waitFor(/ commercial\.demo@epicevents\.example +Commercial, E-mail/);
});

it('gestion sees all active collaborators, t also the inactive ones', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press("'");
  await waitForRows(gestion, 4, 6);
  expect(readPane(gestion.screen, 4).rows.join('\n')).not.toContain('Lemaire');
  await gestion.press('t');
  await waitForRows(gestion, 4, 7);
  expect(readPane(gestion.screen, 4).rows.join('\n')).toMatch(/^Lem.* désactivé/m);
});

it('gestion changes a name, and the records show it', async () => {
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
