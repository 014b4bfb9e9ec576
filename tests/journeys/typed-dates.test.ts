import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find, retype } from '../support/mainScreenWork.ts';
import { readField } from '../support/readForm.ts';

const company = demoCompany();

it('a typed date is shown in full under its field, before saving, at 80 columns too', async () => {
  const bill = await company.signIn('bill.boquet', { columns: 80, rows: 24 });
  await bill.press('2', 't');
  await find(bill, 2, '652');
  await bill.press('v');
  await bill.waitFor('Nouvel événement, contrat 652');
  await bill.press('Tab');
  await bill.type('28/11/26 20h');
  await bill.waitFor('→ samedi 28 novembre 2026, 20:00');
  await bill.press('Tab');
  await bill.type('24h');
  await bill.waitFor('→ dimanche 29 novembre 2026, 00:00');
  await retype(bill, '23h');
  await bill.waitFor('→ samedi 28 novembre 2026, 23:00');
  await retype(bill, 'un de ces jours');
  await bill.waitFor((screen) => !screen.text().includes('23:00'));
  await bill.press('Tab');
  await bill.waitFor(() => readField(bill.screen, 'Fin').problem.startsWith('Une date et une heure comme'));
});

it('a date is read aloud in full after the typed text', async () => {
  const gestion = await company.signIn('gestion.demo', { isRead: true });
  await gestion.press('2');
  await gestion.press('/');
  await gestion.type('652');
  await gestion.press('Enter');
  await gestion.waitFor('sélection : N° : 652');
  await gestion.press('p');
  await gestion.waitFor('Paiement, contrat 652');
  await gestion.press('Tab');
  await retype(gestion, '4 juin 99');
  await gestion.waitFor('Payé le : 4 juin 99. vendredi 4 juin 1999');
});

it('an event that ends in the repeated hour keeps its end when only its notes change', async () => {
  const times = "event_start = '2026-10-24 18:00:00', event_end = '2026-10-25 01:30:00'";
  await askDatabase(company.server, `UPDATE event SET ${times} WHERE event_id = 109`);
  const kate = await company.signIn('kate.hastroff', { rows: 50 });
  await find(kate, 3, 'john wedding');
  await kate.press('e');
  await kate.waitFor('▸ Participants');
  await kate.waitFor('→ dimanche 25 octobre 2026, 02:30 UTC+1');
  await kate.press('Tab');
  await kate.type('Repli sous tente. ');
  await kate.press('Ctrl+S');
  await kate.waitFor('Événement enregistré : John Ouick Wedding.');
  const [row] = await askDatabase(company.server, 'SELECT event_end, notes FROM event WHERE event_id = 109');
  expect(row).toMatchObject({ event_end: '2026-10-25 01:30:00' });
  expect(row?.notes).toContain('Repli sous tente.');
});

it('an unchanged stored value is neither refused nor written again', async () => {
  await askDatabase(
    company.server,
    "UPDATE client SET full_name = 'Kevin\u200b Casey' WHERE company_name LIKE 'Cool%'",
  );
  const bill = await company.signIn('bill.boquet');
  await find(bill, 1, 'cool startup');
  await bill.press('e');
  await bill.waitFor('Modifier Cool Startup LLC');
  await bill.press('Tab', 'Tab', 'Tab');
  await retype(bill, '+678 123 456 79');
  await bill.press('Ctrl+S');
  await bill.waitFor('Client enregistré : Cool Startup LLC');
  const [row] = await askDatabase(company.server, "SELECT * FROM client WHERE company_name LIKE 'Cool%'");
  expect(row).toMatchObject({ full_name: 'Kevin\u200b Casey', phone: '+678 123 456 79' });
});
