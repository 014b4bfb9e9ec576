import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find, retype } from '../support/mainScreenWork.ts';
import { readCard } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a change stamps only its record, and the card shows who changed what, from what to what (S27)', async () => {
  const others = () =>
    askDatabase(company.server, "SELECT client_id, last_update FROM client WHERE company_name <> 'Atelier Bastide'");
  const before = await others();
  const bill = await company.signIn('bill.boquet');
  await find(bill, 1, 'bastide');
  await bill.waitFor((screen) => readCard(screen).includes('Historique'));
  const updated = /Modifié le +(\d.*)/;
  const stamp = updated.exec(readCard(bill.screen))?.[1];
  await bill.press('e');
  await bill.waitFor('Modifier Atelier Bastide');
  await bill.press('Tab', 'Tab');
  await retype(bill, 'bonjour@bastide.fr');
  await bill.press('Ctrl+S');
  await bill.waitFor('Client enregistré : Atelier Bastide.');
  await bill.waitFor((screen) => {
    const card = readCard(screen).replaceAll(/\n\s*/g, ' ');
    const isStamped = (updated.exec(readCard(screen))?.[1] ?? stamp) !== stamp;
    return isStamped && card.includes('e-mail : lea.bastide@atelier-bastide.fr → bonjour@bastide.fr');
  });
  const card = readCard(bill.screen);
  expect(card).toMatch(/Historique\n\d\d\/\d\d\/\d\d \d\d:\d\d · Bill Boquet · modifié\n/);
  expect(await others()).toEqual(before);
});

it('a new record has the time of its creation, not of the program’s start', async () => {
  const bill = await company.signIn('bill.boquet');
  await find(bill, 1, 'cool startup');
  const asked = Date.now();
  await bill.press('c');
  await bill.waitFor('Nouveau contrat pour');
  await bill.type('100');
  await bill.press('Enter');
  await bill.waitFor('créé en brouillon');
  const [row] = await askDatabase<{ at: string }>(
    company.server,
    'SELECT creation_date AS at FROM contract ORDER BY contract_id DESC LIMIT 1',
  );
  const at = new Date(`${row?.at.replace(' ', 'T')}Z`).getTime();
  expect(at).toBeGreaterThanOrEqual(asked - 1000);
  expect(at).toBeLessThanOrEqual(Date.now());
  await bill.waitFor((screen) => /· Bill Boquet · créé/.test(readCard(screen)));
});
