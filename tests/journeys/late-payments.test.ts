import { expect, it } from 'vitest';
import { askDatabase, countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find, retype, waitForRows } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

/** An own client's contract of Bill that can still be changed, and costs 10 000,00 €. */
async function draftOfBill(): Promise<number> {
  await askDatabase(
    company.server,
    `INSERT INTO contract (client_id, cost, statut)
     SELECT client_id, 10000, 'to_sign' FROM client JOIN collaborator USING (collaborator_id)
     WHERE username = 'bill.boquet' AND client.is_active ORDER BY client_id LIMIT 1`,
  );
  const [row] = await askDatabase(company.server, 'SELECT MAX(contract_id) AS id FROM contract');
  return Number(row?.id);
}

it('the commercial agrees instalments before the signature; afterwards only gestion moves days', async () => {
  const id = await draftOfBill();
  const bill = await company.signIn('bill.boquet', { rows: 50 });
  await bill.press('2', 't');
  await find(bill, 2, String(id));
  await bill.waitFor((screen) => flat(readCard(screen)).includes('3 000,00 € · signature'));
  await bill.press('I');
  await bill.waitFor(/Une échéance par ligne, 10.000,00.€ au total/);
  await bill.press('Ctrl+Home', 'Ctrl+X');
  await bill.type('40 % signature; 50 % J-30');
  await bill.press('Ctrl+S');
  await bill.waitFor(/Il manque 1.000,00.€ pour faire le total/);
  await bill.type('; solde 31/1/2031');
  await bill.press('Ctrl+S');
  await bill.waitFor(`Échéances du contrat ${id} enregistrées.`);
  await bill.waitFor((screen) => flat(readCard(screen)).includes('1 000,00 € · 31 janvier 2031'));
  await bill.press('U');
  await bill.waitFor(/échéances : 4000,00 € signature/);
  await bill.press('Esc');
  await bill.press('s');
  await bill.waitFor('Marquer le contrat comme signé');
  await bill.press('Enter');
  await bill.waitFor(`Contrat ${id} signé.`);
  await bill.press('I');
  await bill.waitFor('Seule la gestion déplace les échéances d’un contrat signé.');

  const gestion = await company.signIn('gestion.demo', { rows: 50 });
  await gestion.press('2', 't');
  await find(gestion, 2, String(id));
  await gestion.press('I');
  await gestion.waitFor(/les dates se déplacent, les montants restent/);
  await gestion.press('Ctrl+Home', 'Ctrl+X');
  await gestion.type('5000 signature; 5000 J-30');
  await gestion.press('Ctrl+S');
  await gestion.waitFor('les montants et leur ordre restent');
  await gestion.press('Ctrl+X');
  await gestion.type('4000 1/2/2024; 5000 1/3/2024; 1000 31/1/2031');
  await gestion.press('Ctrl+S');
  await gestion.waitFor(`Échéances du contrat ${id} enregistrées.`);
  await gestion.waitFor((screen) => flat(readCard(screen)).includes('En retard ! 9 000,00 € depuis le 01/02/24'));
  await gestion.press('R');
  await gestion.waitFor(/les\s+règlements suivants/);
  await gestion.press('Esc');

  await gestion.press('p');
  await gestion.waitFor(/Exigible : 9.000,00.€. Reste à payer : 10.000,00.€/);
  await retype(gestion, '4500');
  await gestion.press('Ctrl+S');
  await gestion.waitFor(/Paiement enregistré : 4.500,00/);
  await gestion.waitFor((screen) => flat(readCard(screen)).includes('En retard ! 4 500,00 € depuis le 01/03/24'));
  await gestion.press('R');
  await gestion.waitFor(/Total restant dû à ce jour : 4.500,00/);
  await gestion.waitFor('le règlement suivant');
  await gestion.waitFor(/5.000,00 €, dus le 1er mars 2024, dont 500,00 € déjà reçus/);
  await gestion.press('l');
  await gestion.waitFor(/Total due to date/);
  await gestion.press('o');
  await gestion.waitFor('La relance est-elle envoyée ?');
  await gestion.press('o');
  await gestion.waitFor(`Relance notée sur le contrat ${id}.`);
  const [sent] = await askDatabase(company.server, `SELECT kind, body FROM note WHERE contract_id = ${id}`);
  expect(sent).toMatchObject({ kind: 'email', body: expect.stringMatching(/^[^\n]+payment reminder\n/) });
});

it('x shows the late contracts', async () => {
  const late = 'contract_listing WHERE is_active AND late_from <= UTC_DATE()';
  const gestion = await company.signIn('gestion.demo', { rows: 50 });
  await gestion.press('2', 'x');
  await waitForRows(gestion, 2, await countRows(company.server, late));
  expect(readPane(gestion.screen, 2).title).toBe('2 Contrats — tous, en retard');
});

it('gestion changes the usual instalments, which the next contract gets', async () => {
  const gestion = await company.signIn('gestion.demo', { rows: 50 });
  await gestion.press(':');
  await gestion.type('échéances habituelles');
  await gestion.waitFor('Échéances habituelles de la société');
  await gestion.press('Enter');
  await gestion.waitFor('30,00 % signature');
  await gestion.press('Ctrl+X');
  await gestion.type('50 % signature; 40 % J-7');
  await gestion.press('Ctrl+S');
  await gestion.waitFor(/Il manque 10,00/);
  await gestion.type('; 10 % J-0');
  await gestion.press('Ctrl+S');
  await gestion.waitFor('Échéances habituelles enregistrées.');
  const [row] = await askDatabase(company.server, 'SELECT instalments AS terms FROM company_terms');
  expect(row?.terms).toBe('50.00 signature\n40.00 J-7\n10.00 J-0');
});
