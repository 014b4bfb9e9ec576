import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { find, retype } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

/** Contract 652 of the brief: 12 000,00 €, with a balance of 4 000,00 €. */
async function atContract652() {
  const gestion = await company.signIn('gestion.demo', { rows: 50 });
  await gestion.press('2');
  await find(gestion, 2, '652');
  return gestion;
}

it('a payment reduces the balance; more than that is refused beside the field, and nothing is lost', async () => {
  const gestion = await atContract652();
  await gestion.press('p');
  await gestion.waitFor(/Reste à payer : 4.000,00.€ sur 12.000,00.€/);
  await retype(gestion, '4 000,01');
  await gestion.press('Tab', 'Tab', 'Right', 'Tab');
  await gestion.type('Reçu au guichet');
  await gestion.press('Ctrl+S');
  await gestion.waitFor(/Montant +4 000,01.*\n.*! Il ne reste que 4.000,00.€ à payer\./);
  await gestion.waitFor('Reçu au guichet');
  await retype(gestion, '1500,50');
  await gestion.press('Ctrl+S');
  await gestion.waitFor(/Paiement enregistré : 1.500,50.€/);
  await gestion.waitFor((screen) => /12 000,00 € +! 2 499,50 € +● signé$/.test(readPane(screen, 2).selected));
  await gestion.waitFor((screen) => /1 500,50 € · \S+ · Gabrielle/.test(readCard(screen).replaceAll(/\s+/g, ' ')));
  expect(readCard(gestion.screen)).toMatch(/Paiement +█+[▏▎▍▌▋▊▉]? +\d+ % · payé en partie/);
});

it('the remaining amount makes it fully paid', async () => {
  const gestion = await atContract652();
  await gestion.press('p');
  await gestion.waitFor(/Reste à payer : .* sur /);
  await gestion.waitFor(/▸ Montant +\d+,\d\d /);
  await gestion.press('Ctrl+S');
  await gestion.waitFor(/Paiement enregistré : /);
  await gestion.waitFor((screen) => /Reste à payer +0,00 €\nPaiement +████████ 100 % · soldé/.test(readCard(screen)));
});

it('a payment is reversed with a reason, once', async () => {
  const gestion = await atContract652();
  const takeBack = async () => {
    await gestion.press('b');
    await gestion.waitFor('Contrat 652 : quel paiement contre-passer ?');
    await gestion.waitFor(/10 février 2023 +8.000,00/);
    await gestion.press('Home');
    await gestion.waitFor(/▸ 10 février 2023/);
    await gestion.press('Enter');
    await gestion.waitFor(/Contre-passer 8.000,00/);
  };
  await takeBack();
  await gestion.press('Enter');
  await gestion.waitFor('! Champ obligatoire.');
  await gestion.type('Saisi deux fois');
  await gestion.press('Enter');
  await gestion.waitFor(/Contre-passation enregistrée : 8.000,00.€/);
  await gestion.waitFor((screen) => readCard(screen).replaceAll(/\s+/g, ' ').includes('Saisi deux fois'));
  await gestion.press('b');
  await gestion.waitFor('Contrat 652 : quel paiement contre-passer ?');
  await gestion.waitForNo('chargement…');
  expect(gestion.text()).not.toMatch(/10 février 2023 +8.000,00/);
});
