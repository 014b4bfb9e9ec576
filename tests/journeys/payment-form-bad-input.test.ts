import { it } from 'vitest';
import { amountTries, shapeTries, textTries, tryTexts } from '../support/badInput.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';

const company = demoCompany();
const DAY = 'Une date comme 4/6/2023, 4 juin, vendredi, hier ou dans 3 jours.';

it('every invalid field of a payment gets a message beside it, and the typed text stays', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('2');
  await find(gestion, 2, '652');
  await gestion.press('p');
  await gestion.waitFor('Paiement, contrat 652');
  await tryTexts(gestion, 'Montant', amountTries);
  await gestion.press('Tab');
  await tryTexts(gestion, 'Payé le', [
    ['', 'Champ obligatoire.'],
    ['31/02/2027', 'Ce jour n’existe pas (le jour vient avant le mois).'],
    ['demain', 'Cette date est dans le futur.'],
    ['4/6', null],
    ...shapeTries(DAY),
    ['hier', null],
  ]);
  await gestion.press('Tab', 'Tab');
  await tryTexts(
    gestion,
    'Remarque',
    textTries(255).filter(([text]) => text.trim() !== ''),
  );
});

it('more than the balance is refused beside the amount', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('2');
  await find(gestion, 2, '652');
  await gestion.press('p');
  await gestion.waitFor('Paiement, contrat 652');
  await tryTexts(gestion, 'Montant', [['4000,01', null]]);
  await gestion.press('Ctrl+S');
  await gestion.waitFor(/! Il ne reste que 4\s000,00\s€ à payer\./u);
  await gestion.waitFor(/Montant +4000,01/);
});
