import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { readField } from '../support/readForm.ts';

const company = demoCompany();
const FIRST = 'une phrase provisoire';
const OWN = 'une phrase bien à moi';

async function openSignIn(username: string, password: string) {
  const app = await company.open();
  await app.type(username);
  await app.press('Enter');
  await app.type(password);
  await app.press('Enter');
  return app;
}

it('a new collaborator chooses a new password before anything else', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('4', 'n');
  await gestion.waitFor('Créer un collaborateur');
  for (const text of ['Zoé', 'Neuve', 'zoe.neuve', 'zoe.neuve@epicevents.example']) {
    await gestion.type(text);
    await gestion.press('Tab');
  }
  await gestion.press('Tab');
  await gestion.type(FIRST);
  await gestion.press('Enter');
  await gestion.waitFor('Compte zoe.neuve créé ; le mot de passe est à changer à la première connexion.');

  const zoe = await openSignIn('zoe.neuve', FIRST);
  await zoe.waitFor('Choisissez un nouveau mot de passe pour commencer');
  const refusals = [
    [FIRST, FIRST, FIRST, 'Nouveau mot de passe', 'Choisissez un autre mot de passe que l’actuel.'],
    [
      FIRST,
      'trop court',
      'trop court',
      'Nouveau mot de passe',
      'Au moins 12 caractères ; une phrase convient très bien.',
    ],
    [
      FIRST,
      'azertyuiopqsdf',
      'azertyuiopqsdf',
      'Nouveau mot de passe',
      'Trop facile à deviner : des touches voisines sur le clavier.',
    ],
    [FIRST, OWN, `${OWN} !`, 'Confirmation', 'Les mots de passe ne correspondent pas.'],
    ['pas le bon mot', OWN, OWN, 'Mot de passe actuel', 'Ce n’est pas le mot de passe actuel.'],
  ] as const;
  const fill = async (...texts: readonly string[]) => {
    await zoe.press('Shift+Tab', 'Shift+Tab', 'Shift+Tab');
    while (!zoe.text().includes('▸ Mot de passe actuel')) await zoe.press('Shift+Tab');
    for (const text of texts) {
      await zoe.press('Ctrl+U');
      await zoe.type(text);
      await zoe.press('Tab');
    }
    await zoe.press('Ctrl+S');
  };
  for (const [current, next, again, label, problem] of refusals) {
    await fill(current, next, again);
    await zoe.waitFor((screen) => readField(screen, label).problem === problem);
    expect(zoe.text()).not.toContain(OWN);
  }
  await fill(FIRST, OWN, OWN);
  await zoe.waitFor('0 Accueil — à traiter');
  await zoe.press('q');

  const old = await openSignIn('zoe.neuve', FIRST);
  await old.waitFor('! Identifiant ou mot de passe incorrect.');
  await company.signIn('zoe.neuve', {}, OWN);
});

it('leaving instead returns to the sign-in screen, without access', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('4');
  await gestion.waitFor('▸ Boquet');
  await gestion.press('p');
  await gestion.waitFor('Nouveau mot de passe (bill.boquet)');
  await gestion.type('encore une phrase provisoire');
  await gestion.press('Enter');
  await gestion.waitFor('Mot de passe à changer à la prochaine connexion (bill.boquet).');
  const bill = await openSignIn('bill.boquet', 'encore une phrase provisoire');
  await bill.waitFor('Choisissez un nouveau mot de passe pour commencer');
  await bill.press('Esc');
  await bill.waitFor('Identifiant');
  expect(bill.text()).not.toContain('Clients');
});
