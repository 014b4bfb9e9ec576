import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('gestion creates a contract for any client, to be signed at once, and marks it signed', async () => {
  const gestion = await company.signIn('gestion.demo', { rows: 60 });
  await gestion.press('1');
  await find(gestion, 1, 'cool startup');
  await gestion.press('c');
  await gestion.waitFor('Nouveau contrat pour Cool Startup LLC');
  await gestion.type('2 500,50');
  await gestion.press('Enter');
  await gestion.waitFor(/Contrat \d+ créé, à signer\./);
  await gestion.waitFor((screen) => /2 500,50 € +2 500,50 € +○ à signer$/.test(readPane(screen, 2).selected));
  await gestion.press('s');
  await gestion.waitFor('Marquer le contrat comme signé');
  await gestion.press('Enter');
  await gestion.waitFor(/Contrat \d+ signé\./);
  await gestion.waitFor((screen) => /statut : à signer → signé/.test(readCard(screen)));
  await gestion.press('e');
  await gestion.waitFor('le client et le montant sont figés dès la signature');
});

it('gestion issues a draft', async () => {
  const gestion = await company.signIn('gestion.demo', { rows: 60 });
  await gestion.press('2', 'u');
  await gestion.waitFor('tous, non signés');
  await gestion.press('/');
  await gestion.type('brouillon');
  await gestion.press('Enter');
  await gestion.waitFor((screen) => readPane(screen, 2).selected.endsWith('brouillon'));
  const [number = ''] = readPane(gestion.screen, 2).selected.split(' ');
  await gestion.press('s');
  await gestion.waitFor(`Brouillon ${number} (`);
  await gestion.press('Enter');
  await gestion.waitFor(`Contrat ${number} émis : il est à signer.`);
  const [row] = await askDatabase(company.server, `SELECT statut FROM contract WHERE contract_id = ${number}`);
  expect(row?.statut).toBe('to_sign');
});
