import { expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find, waitForRows } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('every user sees all contracts, with their balance (S10)', async () => {
  const nina = await company.signIn('nina.perrot');
  await nina.press('2');
  await waitForRows(nina, 2, await countRows(company.server, 'contract WHERE is_active'));
  const contracts = readPane(nina.screen, 2);
  expect(contracts.title).toBe('2 Contrats — tous');
  expect(contracts.header).toMatch(/^N°▾ Société +Montant +Reste à payer Statut$/);

  await find(nina, 2, '652');
  expect(readPane(nina.screen, 2).selected).toMatch(/^652 John Ouick +12 000,00 € +! 4 000,00 € ● signé$/);
  await nina.waitFor((screen) => readCard(screen).includes('Historique'));
  const card = readCard(nina.screen);
  expect(card).toMatch(
    /^Contrat 652\nContrat +652\nSociété +John Ouick\nInterlocuteur +John Ouick\nCommercial +Bill Boquet/,
  );
  expect(card).toMatch(
    /Statut +● signé\nMontant +12 000,00 €\nReste à payer +4 000,00 €\nPaiement +█████▎ +66 % · payé en partie/,
  );
  expect(card).toMatch(/Paiements \(1\)\n10 février 2023 · 8 000,00 € · virement/);
});
