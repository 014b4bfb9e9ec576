import { it } from 'vitest';
import { amountTries, tryTexts } from '../support/badInput.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';

const company = demoCompany();

it('an invalid amount of a contract gets a message beside it, and stays as typed', async () => {
  const bill = await company.signIn('bill.boquet');
  await find(bill, 1, 'cool startup');
  await bill.press('c');
  await bill.waitFor('Nouveau contrat pour');
  await tryTexts(bill, 'Montant', amountTries);
  await bill.press('Ctrl+S');
  await bill.waitFor(/1\s250,50\s€ +1\s250,50\s€ ◌ brouillon/u);
});
