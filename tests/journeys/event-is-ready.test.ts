import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { goToPart, readCard, readHome, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

const PAID = "(SELECT MIN(contract_id) FROM contract WHERE statut = 'signed' AND balance = 0)";

/** An event in four days, in the charge of Kate, with everything but its attendees. Its contract is paid. */
async function addEvent(name: string, location: string, contract = PAID): Promise<void> {
  await askDatabase(
    company.server,
    `INSERT INTO event (contract_id, support_contact, name, event_start, event_end, location, notes)
     SELECT ${contract}, collaborator_id, ?, UTC_TIMESTAMP() + INTERVAL 4 DAY, UTC_TIMESTAMP() + INTERVAL 5 DAY, ?, ''
     FROM collaborator WHERE username = 'kate.hastroff'`,
    [name, location],
  );
}

const partOf = (title: string, screen: Parameters<typeof readHome>[0]) =>
  readHome(screen).parts.find((part) => part.title === title)?.rows ?? [];

it('support sees at home what is missing, fills it in, and the event leaves the list', async () => {
  await addEvent('Gala du manque', 'à définir');
  const kate = await company.signIn('kate.hastroff', { staysHome: true, rows: 50 });
  const rows = () => partOf('Pas prêts, dans les 30 jours', kate.screen);
  expect(rows().find((row) => row.includes('Gala du manque'))).toMatch(/lieu, participants/);
  await kate.press('3', 'p');
  await kate.waitFor('mes événements, pas prêts');
  await find(kate, 3, 'manque');
  expect(readPane(kate.screen, 3).selected).toContain('·LP');
  await kate.waitFor((screen) => /✗ lieu : manque/.test(readCard(screen)));
  expect(readCard(kate.screen).replaceAll('\n', ' ')).toMatch(/✓ support/);
  // No line ends between a sign and its word, or begins with what separates them.
  expect(readCard(kate.screen)).not.toMatch(/[✓✗]$|^\s*·/m);
  await kate.press('e');
  await kate.waitFor('Modifier Gala du manque');
  await kate.type('120');
  await kate.press('Shift+Tab', 'Ctrl+E', 'Ctrl+U');
  await kate.type('Lyon');
  await kate.press('Ctrl+S');
  await kate.waitFor('Événement enregistré : Gala du manque.');
  await kate.waitFor((screen) => readPane(screen, 3).total === 0);
  await kate.press('0');
  await kate.waitFor((screen) => !partOf('Pas prêts, dans les 30 jours', screen).join().includes('Gala du manque'));
});

it('gestion sees those of everybody; the narrow window and the calendar say it too', async () => {
  await addEvent('Colloque sans lieu', '?');
  const gestion = await company.signIn('gestion.demo', { staysHome: true, columns: 80, rows: 50 });
  await goToPart(gestion, 'Pas prêts');
  await gestion.waitFor((screen) =>
    partOf('Pas prêts, dans les 30 jours', screen).some((row) => row.includes('Colloque sans lieu')),
  );
  await gestion.press('3', 't', 'p');
  await gestion.waitFor('pas prêts');
  await find(gestion, 3, 'colloque');
  await gestion.press('K');
  await gestion.waitFor('Agenda —');
  await gestion.waitFor('- manque autre chose');
});

it('a late payment and an overdue task are missing, too, and no longer once they are paid and done', async () => {
  await addEvent('Gala impayé', 'Lyon', '652');
  await askDatabase(
    company.server,
    `INSERT INTO task (event_id, title, due_day, assignee_id)
     SELECT event_id, 'Louer la sono', UTC_DATE() - INTERVAL 2 DAY, support_contact FROM event WHERE name = 'Gala impayé'`,
  );
  const kate = await company.signIn('kate.hastroff', { rows: 50 });
  await kate.press('3', 'p');
  await find(kate, 3, 'impayé');
  expect(readPane(kate.screen, 3).selected).toContain('··P€T');
  await kate.waitFor((screen) => /✗\s+paiement\s+en\s+retard/.test(readCard(screen)));
  await askDatabase(
    company.server,
    "INSERT INTO payment (contract_id, amount, paid_on, method, note) VALUES (652, 4000, UTC_DATE(), 'transfer', '')",
  );
  await kate.waitFor((screen) => readPane(screen, 3).selected.includes('··P·T'));
  await kate.press('0');
  await goToPart(kate, 'Mes tâches');
  await kate.press('Space');
  await kate.waitFor('Y a-t-il une suite');
  await kate.press('Esc', '3');
  await kate.waitFor((screen) => readPane(screen, 3).selected.includes('··P··'));
});
