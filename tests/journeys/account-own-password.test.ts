import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { fillIn } from '../support/mainScreenWork.ts';

const company = demoCompany();

it('every user changes their own password; the old one stops working', async () => {
  const nina = await company.signIn('nina.perrot');
  await nina.press('P');
  await nina.waitFor('Mot de passe actuel');
  await fillIn(nina, ['pas le bon mot', 'six cailloux ronds', 'six cailloux ronds']);
  await nina.press('Ctrl+S');
  await nina.waitFor('! Ce n’est pas le mot de passe actuel.');
  await nina.press('Ctrl+U');
  await nina.type('epicevent-demo');
  await nina.press('Ctrl+S');
  await nina.waitFor('Enregistré.');
  expect(nina.text()).not.toContain('cailloux');
  await nina.press('L');
  await nina.waitFor('Session fermée.');
  await nina.type('epicevent-demo');
  await nina.press('Enter');
  await nina.waitFor('Identifiant ou mot de passe incorrect.');
  await nina.press('Ctrl+U');
  await nina.type('six cailloux ronds');
  await nina.press('Enter');
  await nina.waitFor('Nina Perrot · collaborateur');
});

it('L signs out, and another user signs in at the same terminal', async () => {
  const terminal = await company.signIn('bill.boquet');
  await terminal.press('L');
  await terminal.waitFor('Session fermée.');
  await terminal.press('Shift+Tab', 'Ctrl+U');
  await terminal.type('gestion.demo');
  await terminal.press('Enter');
  await terminal.type('epicevent-demo');
  await terminal.press('Enter');
  await terminal.waitFor('Gabrielle Lenoir · gestion');
  await terminal.waitFor('0 Accueil');
  await terminal.press('4');
  await terminal.waitFor('4 Collaborateurs');
  expect(terminal.text()).not.toContain('Bill Boquet · commercial');
});

it('two users at two terminals of one program stay separate', async () => {
  const [bill, kate] = [await company.signIn('bill.boquet'), await company.signIn('kate.hastroff')];
  await bill.press('n');
  await bill.waitFor('Créer un nouveau client');
  await kate.press('1', 'n');
  await kate.waitFor('Seuls les commerciaux créent des clients.');
  expect(kate.text()).not.toContain('Créer un nouveau client');
  expect(bill.text()).not.toContain('Seuls les commerciaux');
  expect(bill.text()).toContain('Bill Boquet · commercial');
  expect(kate.text()).toContain('Kate Hastroff · support');
});
