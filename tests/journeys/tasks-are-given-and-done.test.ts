import { expect, it } from 'vitest';
import { askDatabase, countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { goToPart, readCard, readHome, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a commercial gives a support a task before an event; the support finds it at home, and marks it done with one key', async () => {
  const [event] = await askDatabase(
    company.server,
    `SELECT event.event_id AS id, event.name, DATEDIFF(event_start, UTC_DATE()) AS days FROM event
     JOIN contract ON contract.contract_id = event.contract_id JOIN client ON client.client_id = contract.client_id
     JOIN collaborator ON collaborator.collaborator_id = client.collaborator_id
     WHERE username = 'bill.boquet' AND event.is_active AND event_start > UTC_DATE() ORDER BY event_start LIMIT 1`,
  );
  const bill = await company.signIn('bill.boquet');
  await bill.press('3', 't');
  await find(bill, 3, String(event?.id));
  await bill.press('T');
  await bill.waitFor('Nouvelle tâche');
  await bill.type('Confirmer le traiteur');
  await bill.press('Tab');
  await bill.type(`J-${Number(event?.days) - 2}`);
  await bill.waitFor('→');
  await bill.press('Tab', 'Right', 'Right', 'Ctrl+S');
  await bill.waitFor('Tâche ajoutée : « Confirmer le traiteur ».');
  await bill.waitFor((screen) => readCard(screen).includes('Confirmer le traiteur'));

  const kate = await company.signIn('kate.hastroff', { staysHome: true, rows: 40, columns: 120 });
  await kate.press('g');
  await kate.waitFor((screen) => readHome(screen).selected.includes('Confirmer le traiteur'));
  expect(readCard(kate.screen)).toContain('Bill Boquet');
  await kate.press('Space');
  await kate.waitFor('Y a-t-il une suite à donner ?');
  await kate.press('o');
  await kate.waitFor('La suite');
  await kate.type('Relire le menu');
  await kate.press('Tab');
  await kate.type('demain');
  await kate.press('Ctrl+S');
  await kate.waitFor('Tâche ajoutée : « Relire le menu ».');
  await kate.press('g');
  await kate.waitFor((screen) => readHome(screen).selected.includes('Relire le menu'));
  await kate.press('Enter');
  await kate.waitFor((screen) => readCard(screen).startsWith(String(event?.name)));
  await kate.waitFor((screen) =>
    /✓ Confirmer le traiteur · fait le .* par Kate Hastroff/.test(readCard(screen).replace(/\s+/g, ' ')),
  );
  await bill.waitFor((screen) => readCard(screen).includes('✓ Confirmer le traiteur'));
});

it('U takes a finished task back, and a wrong day is told beside the field', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('2', 't', 'T');
  await gestion.waitFor('Nouvelle tâche');
  await gestion.type('Classer le contrat');
  await gestion.press('Tab');
  await gestion.type('J-30');
  await gestion.press('Ctrl+S');
  await gestion.waitFor('J-30 compte les jours avant un événement');
  await gestion.press('Ctrl+X');
  await gestion.type('hier');
  await gestion.press('Ctrl+S');
  await gestion.waitFor('Tâche ajoutée : « Classer le contrat ».');
  await gestion.press('!');
  await gestion.waitFor((screen) => readPane(screen, 2).title === '2 Contrats — tous, tâche en retard');
  expect(readPane(gestion.screen, 2).total).toBe(1);
  await gestion.press('!', '1', '!');
  await gestion.waitFor('Aucun client avec une tâche en retard');
  await gestion.press('!', '0');
  await goToPart(gestion, 'Mes tâches');
  await gestion.waitFor((screen) => readHome(screen).selected.includes('en retard'));
  await gestion.press('Space');
  await gestion.waitFor('Y a-t-il une suite');
  await gestion.press('Esc');
  await gestion.waitFor((screen) => !readHome(screen).selected.includes('Classer le contrat'));
  await gestion.press('U');
  await gestion.waitFor('Annuler la dernière modification');
  await gestion.press('o');
  await gestion.waitFor('Rétabli : Classer le contrat.');
  expect(await countRows(company.server, "task WHERE title = 'Classer le contrat' AND is_open")).toBe(1);
});

it('J lists the department’s tasks from everywhere, and one of them is opened, changed and cancelled', async () => {
  await askDatabase(
    company.server,
    `INSERT INTO task (client_id, title, due_day, department) SELECT MIN(client_id), 'Relancer la mairie', UTC_DATE(), 'gestion'
     FROM client`,
  );
  const gestion = await company.signIn('gestion.demo', { rows: 40, columns: 120 });
  await gestion.press('J');
  await gestion.waitFor(/Tâches : gestion[\s\S]*Relancer la mairie/);
  await gestion.press('Enter');
  await gestion.waitFor('toute la gestion');
  await gestion.press('e');
  await gestion.waitFor('Modifier la tâche');
  await gestion.press('Tab');
  await gestion.type('dans 3 jours');
  await gestion.press('Ctrl+S');
  await gestion.waitFor('Tâche enregistrée : « Relancer la mairie ».');
  await gestion.press('J', 'Enter');
  await gestion.waitFor('toute la gestion');
  await gestion.press('d');
  await gestion.waitFor('Annuler « Relancer la mairie » ?');
  await gestion.press('o');
  await gestion.waitFor('Tâche annulée');
  expect(await countRows(company.server, "task WHERE title = 'Relancer la mairie' AND is_open")).toBe(0);
});

it('without a department nobody gives tasks, and the key says why', async () => {
  const reader = await company.signIn('nina.perrot');
  await reader.press('1', 'T');
  await reader.waitFor('Seuls la gestion, les commerciaux et les supports donnent des tâches.');
});
