import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import type { OpenedApp } from '../support/driver.ts';
import { demoCompany } from '../support/journey.ts';
import { find, retype } from '../support/mainScreenWork.ts';
import { readCard } from '../support/readMainScreen.ts';
import { copiedIn, listenTo } from '../support/sentBytes.ts';

const company = demoCompany();

const inCard = (person: OpenedApp, sought: RegExp) => person.waitFor((screen) => sought.test(readCard(screen)));

it('a client shows its contracts, a contract its client, payments and events, an event its contract, client, support', async () => {
  const gestion = await company.signIn('gestion.demo', { columns: 160, rows: 60 });
  await gestion.press('1');
  await find(gestion, 1, 'john ouick');
  const [{ id: client }] = (await askDatabase(
    company.server,
    "SELECT client_id AS id FROM client WHERE full_name = 'John Ouick'",
  )) as [{ id: number }];
  await inCard(gestion, /Contrats \(1\)\nContrat 652 +● signé · 12 000,00 € · reste/);
  await gestion.press('Enter');
  await inCard(gestion, new RegExp(`Liens\\nClient ${client} +John Ouick · John Ouick`));
  await inCard(gestion, /Paiements \(\d\)\n/);
  await inCard(gestion, /Événements \(1\)\nÉvénement 109 +\d\d\/\d\d\/23 .* · John Ouick/);
  await gestion.press('Enter');
  await inCard(gestion, new RegExp(`Liens\\nContrat 652 +● signé\\nClient ${client} +John Ouick`));
  await inCard(gestion, /Liens[\s\S]*Contact support +Kate Hastroff/);
});

it('if there are more contracts than a card shows, the others are counted', async () => {
  const [{ id, number }] = (await askDatabase(
    company.server,
    'SELECT client_id AS id, COUNT(*) AS number FROM contract GROUP BY client_id ORDER BY number DESC LIMIT 1',
  )) as [{ id: number; number: number }];
  for (let more = Number(number); more < 9; more += 1) {
    await askDatabase(company.server, 'INSERT INTO contract (client_id, cost, balance) VALUES (?, 100, 100)', [id]);
  }
  const [{ name }] = (await askDatabase(company.server, 'SELECT company_name AS name FROM client WHERE client_id = ?', [
    id,
  ])) as [{ name: string }];
  const gestion = await company.signIn('gestion.demo', { rows: 60 });
  await gestion.press('1');
  await find(gestion, 1, name);
  await inCard(gestion, /Contrats \(9\)/);
  await inCard(gestion, /et 3 autres/);
});

it('the history shows who, when, and the old and the new value in words', async () => {
  const bill = await company.signIn('bill.boquet', { columns: 160, rows: 60 });
  await find(bill, 1, 'atelier bastide');
  await bill.press('e');
  await bill.waitFor('Modifier Atelier Bastide');
  await bill.press('Tab', 'Tab', 'Tab');
  await retype(bill, '0999999999');
  await bill.press('Ctrl+S');
  await bill.waitFor('Client enregistré : Atelier Bastide.');
  await inCard(
    bill,
    /Historique\n\d\d\/\d\d\/\d\d \d\d:\d\d · Bill Boquet · modifié\n +téléphone : [\d ]+ → 0999999999/,
  );
});

it('y lists every value of the card with its label, also those of the history, and Enter copies the chosen one', async () => {
  const bill = await company.signIn('bill.boquet', { rows: 60 });
  const sent = listenTo(bill);
  await find(bill, 1, 'atelier bastide');
  await bill.press('y');
  await bill.waitFor(/▸ Léa Bastide +Interlocuteur/);
  await bill.waitFor(/0999999999 +Téléphone/);
  await bill.waitFor(/0999999999 +téléphone, depuis le/);
  await bill.waitFor(/téléphone, avant le/);
  await bill.waitFor(/ Contrat/);
  await bill.press('j', 'Enter');
  await bill.waitFor(/Copié : lea\.bastide@/);
  await bill.press('y');
  await bill.waitFor(/▸ Léa Bastide[\s\S]*téléphone, avant le/);
  const lines = bill.screen.lines();
  const steps =
    lines.findIndex((line) => line.includes('téléphone, avant le')) - lines.findIndex((line) => line.includes('▸ Léa'));
  await bill.press(...Array.from({ length: steps }, () => 'j'), 'Enter');
  await bill.waitFor(/Copié : [\d ]+/);
  const [email, phone] = copiedIn(sent.text());
  expect(email).toMatch(/^lea\.bastide@/);
  expect(phone).toMatch(/^\d\d \d\d/);
});

it('while j is held the card loads nothing; when the cursor rests, it loads', async () => {
  const bill = await company.signIn('bill.boquet');
  await inCard(bill, /Historique/);
  const statements = async () => {
    const [row] = (await askDatabase(company.server, "SHOW GLOBAL STATUS LIKE 'Com_select'")) as [{ Value: string }];
    return Number(row.Value);
  };
  await bill.press('g');
  await bill.settle();
  const before = await statements();
  for (let row = 0; row < 20; row += 1) {
    bill.terminal.feed('j');
    // Long enough to draw the row, not to load a card.
    await nextTurn();
    await nextTurn();
  }
  await inCard(bill, /Historique/);
  await bill.settle();
  // One card needs four queries; twenty cards would need eighty.
  expect((await statements()) - before).toBeLessThan(42);
});

it('a cut card says so, and h opens the record at its history', async () => {
  const gestion = await company.signIn('gestion.demo', { columns: 120, rows: 24 });
  await gestion.press('3');
  await gestion.waitFor(/▾ h suite ┘/);
  await gestion.press('h');
  await gestion.waitFor(/Fiche événement — .*Échap fermer/);
  await gestion.waitFor(/Historique\s[\s\S]*· système · créé/);
  await gestion.press('Esc');
  await gestion.resize(60, 16);
  await gestion.press('h');
  await gestion.waitFor(/ ▴ ┘/);
  await gestion.press('Home');
  await gestion.waitFor(/ ▾ ┘/);
});
