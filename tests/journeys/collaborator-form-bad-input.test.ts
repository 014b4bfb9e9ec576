import { expect, it } from 'vitest';
import { oneTooLong, shapeTries, type Try, textTries, tryTexts } from '../support/badInput.ts';
import { demoCompany } from '../support/journey.ts';

const company = demoCompany();
const NAME = 'En minuscules, sans accent ni espace : lettres, chiffres, point, tiret.';
const EMAIL = 'Une adresse seule, comme nom@societe.fr, sans espace ni signe autour.';

const PASSWORDS: readonly Try[] = [
  ['', 'Champ obligatoire.'],
  ['court', 'Au moins 12 caractères ; une phrase convient très bien.'],
  ['epicevent-2026!', 'Il ne doit contenir ni l’identifiant ni le nom de l’application.'],
  ['zoe.neuve-zoe.neuve', 'Il ne doit contenir ni l’identifiant ni le nom de l’application.'],
  ['une\nphrase assez longue', 'Un mot de passe ne contient pas de caractère de contrôle.'],
];

it('every invalid field of a collaborator gets a message beside it, and the password is never shown', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('4', 'n');
  await gestion.waitFor('Créer un collaborateur');
  await tryTexts(gestion, 'Prénom', textTries(80));
  await gestion.press('Tab');
  await tryTexts(gestion, 'Nom', textTries(80));
  await gestion.press('Tab');
  await tryTexts(gestion, 'Identifiant', [
    ['', 'Champ obligatoire.'],
    ['Zoe.Neuve', NAME],
    ['zoé', NAME],
    ['zoe neuve', NAME],
    ['z'.repeat(65), oneTooLong(64, 'z'.repeat(12))],
    ...shapeTries(NAME),
    ['zoe.neuve', null],
  ]);
  await gestion.press('Tab');
  await tryTexts(gestion, 'E-mail', [['zoe', EMAIL], ...shapeTries(EMAIL), ['zoe@epicevents.example', null]]);
  await gestion.press('Tab', 'Tab');
  for (const [text, problem] of PASSWORDS) {
    await gestion.press('Ctrl+E', 'Ctrl+U');
    if (text !== '') await gestion.paste(text);
    await gestion.press('Tab');
    await gestion.waitFor(`! ${problem}`.slice(0, 50));
    if (text !== '') expect(gestion.text()).not.toContain(text);
    await gestion.press('Shift+Tab');
  }
});

it('a username or e-mail that is taken is refused beside its field', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('4', 'n');
  await gestion.waitFor('Créer un collaborateur');
  for (const text of ['Bill', 'Bis', 'bill.boquet', 'bill.bis@epicevents.example']) {
    await gestion.type(text);
    await gestion.press('Tab');
  }
  await gestion.press('Tab');
  await gestion.type('azertyuiop12345');
  await gestion.press('Enter');
  await gestion.waitFor('! Trop facile à deviner : des touches voisines');
  await gestion.press('Ctrl+E', 'Ctrl+U');
  await gestion.type('une phrase assez longue');
  await gestion.press('Enter');
  await gestion.waitFor('! Cet identifiant est déjà pris.');
  expect(gestion.text()).toContain('bill.bis@epicevents.example');
});
