import { expect, it } from 'vitest';
import { askDatabase, countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readCard } from '../support/readMainScreen.ts';

const company = demoCompany();
const WIDE = { rows: 40, columns: 120 };

/** The first event to come of this commercial, with its support. */
async function nextEvent(): Promise<{ id: number; name: string; support: number | null }> {
  const [event] = await askDatabase(
    company.server,
    `SELECT event_id AS id, event.name, support_contact AS support FROM event
     JOIN contract USING (contract_id) JOIN client USING (client_id)
     JOIN collaborator ON collaborator.collaborator_id = client.collaborator_id
     WHERE username = 'bill.boquet' AND event.is_active AND support_contact IS NOT NULL
       AND event_start > UTC_DATE() + INTERVAL 3 DAY ORDER BY event_start LIMIT 1`,
  );
  return event as never;
}

it('a commercial gives the tasks of a list with B, sees how many are overdue, takes them back, and gives none twice', async () => {
  const { id, name } = await nextEvent();
  const bill = await company.signIn('bill.boquet', WIDE);
  await bill.press('3', 't');
  await find(bill, 3, String(id));
  await bill.press('B');
  await bill.waitFor(`Quelle liste pour « ${name} » ?`);
  await bill.waitFor('Assemblée générale');
  await bill.press('Enter');
  await bill.waitFor(/9 tâches à donner, dont \d déjà en retard ; 0 déjà données/);
  await bill.waitFor('déjà en retard)');
  await bill.press('o');
  await bill.waitFor('9 tâches données');
  await bill.waitFor((screen) => readCard(screen).includes('Demander l’ordre du jour'));
  const given = `task WHERE event_id = ${id} AND template_id IS NOT NULL`;
  expect(await countRows(company.server, given)).toBe(9);
  // A line without a department is for the event's support, or for the commercial of its client.
  const [who] = await askDatabase(
    company.server,
    `SELECT SUM(assignee_id = event.support_contact) AS support, SUM(department = 'support') AS supports,
       SUM(department = 'gestion') AS gestion, SUM(assignee_id = task.created_by) AS bill
     FROM task JOIN event USING (event_id) WHERE event_id = ${id} AND template_id IS NOT NULL`,
  );
  expect(Object.values(who ?? {}).map(Number)).toEqual([5, 1, 1, 2]);

  await bill.press('U');
  await bill.waitFor('Annuler la dernière modification');
  await bill.press('o');
  await bill.waitFor('9 fiches rétablies.');
  expect(await countRows(company.server, `${given} AND is_active`)).toBe(0);
  await bill.press('B');
  await bill.waitFor('Assemblée générale');
  await bill.press('Enter');
  await bill.waitFor('ont déjà été données');
  expect(await countRows(company.server, given)).toBe(9);
});

it('a support changes a list, and applying it again gives what is new only', async () => {
  const { id } = await nextEvent();
  const kate = await company.signIn('kate.hastroff', WIDE);
  await kate.press('3', 't');
  await find(kate, 3, String(id));
  await kate.press('B');
  await kate.waitFor('Séminaire');
  await kate.press('Down', 'Down', 'Down', 'Enter');
  await kate.waitFor('11 tâches à donner');
  await kate.press('o');
  await kate.waitFor('11 tâches données');

  await kate.press('B');
  await kate.waitFor('Modifier les listes…');
  await kate.press('End', 'Enter');
  await kate.waitFor('+ Nouvelle liste');
  await kate.press('End', 'Enter');
  await kate.waitFor('Mettre hors service');
  await kate.press('Enter');
  await kate.waitFor('Liste de tâches « Séminaire »');
  await kate.press('Tab', 'Enter');
  await kate.type('J-3 traiteur : compter les repas');
  await kate.press('Ctrl+S');
  await kate.waitFor('(ici : traiteur)');
  await kate.press('Ctrl+U');
  await kate.type("J-3 Support de l'événement : compter les repas");
  await kate.press('Ctrl+S');
  await kate.waitFor('Liste « Séminaire » enregistrée.');

  // The tasks that were given before stay, and only the new one is missing.
  expect(await countRows(company.server, `task WHERE event_id = ${id} AND template_line = 'compter les repas'`)).toBe(
    0,
  );
  await kate.press('B');
  await kate.waitFor('12 tâches');
  await kate.press('Down', 'Down', 'Down', 'Enter');
  await kate.waitFor(/1 tâche à donner.*11 déjà données/);
  await kate.press('o');
  await kate.waitFor('1 tâche donnée');
  expect(await countRows(company.server, `task WHERE event_id = ${id} AND template_line = 'compter les repas'`)).toBe(
    1,
  );

  const gestion = await company.signIn('gestion.demo', WIDE);
  await gestion.press(':');
  await gestion.type('listes de tâches');
  await gestion.press('Enter');
  await gestion.waitFor('+ Nouvelle liste');
  await gestion.press('Enter');
  await gestion.waitFor('Nouvelle liste de tâches');
  await gestion.type('gala');
  await gestion.press('Tab');
  await gestion.paste('J-10 gestion : Vérifier\nJ gestion : VERIFIER');
  await gestion.press('Ctrl+S');
  await gestion.waitFor('La même tâche figure deux fois');
  await gestion.press('Backspace', 'Backspace', 'Ctrl+S');
  await gestion.waitFor('Une autre liste en service porte déjà ce nom');
  await gestion.type(' d’hiver');
  await gestion.press('Ctrl+S');
  await gestion.waitFor('Liste « gala d’hiver » enregistrée.');
  await gestion.press('U');
  await gestion.waitFor('Annuler la dernière modification');
  await gestion.press('o');
  await gestion.waitFor('Rétabli : gala d’hiver.');
  expect(await countRows(company.server, "task_template WHERE name = 'gala d’hiver' AND is_active = 0")).toBe(1);
});

it('a commercial reads the lists, and is told who changes them', async () => {
  const bill = await company.signIn('bill.boquet', { ...WIDE, lang: 'en' });
  await bill.press(':');
  await bill.type('task lists');
  await bill.press('Enter');
  await bill.waitFor('+ New list');
  await bill.press('Enter');
  await bill.waitFor('Only management and supports create task lists.');
  await bill.press('Down', 'Enter');
  await bill.waitFor('Retire');
  await bill.press('Down', 'Enter');
  await bill.waitFor('Only management and supports retire a task list.');
});
