import { expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find, waitForRows } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a client filters the contracts, a contract the events; t removes the filter (S25)', async () => {
  const bill = await company.signIn('bill.boquet');
  await find(bill, 1, 'john ouick');
  await bill.waitFor((screen) => readPane(screen, 2).selected.startsWith('652'));
  await bill.waitFor((screen) => readPane(screen, 3).selected.startsWith('John Ouick Wedding'));
  expect(readPane(bill.screen, 2)).toMatchObject({ title: '2 Contrats — de ce client', total: 1 });
  expect(readPane(bill.screen, 3)).toMatchObject({ title: '3 Événements — de ce contrat', total: 1 });

  await bill.press('Esc');
  await waitForRows(bill, 1, 25);
  await find(bill, 1, 'petits pas');
  await waitForRows(bill, 2, 2);
  const before = readPane(bill.screen, 3).selected;
  await bill.press('Enter');
  await bill.waitFor((screen) => readPane(screen, 2).header !== '');
  await bill.press('Down');
  await bill.waitFor((screen) => readPane(screen, 3).selected !== before);

  await bill.press('t');
  await waitForRows(bill, 2, await countRows(company.server, 'contract WHERE is_active'));
  await bill.press('3', 't');
  await waitForRows(bill, 3, await countRows(company.server, 'event WHERE is_active'));
  expect(readPane(bill.screen, 1).title).toContain('filtre : petits pas');
});

it('Enter goes to the client’s contracts and then to their events, Escape goes back', async () => {
  const nina = await company.signIn('nina.perrot');
  await find(nina, 1, 'john ouick');
  await nina.press('Enter');
  await nina.waitFor((screen) => readPane(screen, 2).title === '2 Contrats — de ce client');
  await nina.waitFor((screen) => readPane(screen, 2).selected.startsWith('652'));
  await nina.press('Enter');
  await nina.waitFor((screen) => readPane(screen, 3).selected.startsWith('John Ouick Wedding'));
  await nina.waitFor('Epic Events › Événements › John Ouick Wedding');
  await nina.press('Esc');
  await nina.waitFor('Epic Events › Contrats › Contrat 652');
  await nina.press('Esc');
  await nina.waitFor('Epic Events › Clients › John Ouick');
});
