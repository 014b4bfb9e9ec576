import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readCard, readHome } from '../support/readMainScreen.ts';
import type { Screen } from '../support/screen.ts';

const company = demoCompany();

/** A notice may take two lines. */
const wordsOf = (screen: Screen) => screen.text().replace(/[│\s]+/g, ' ');

const WIDE = { rows: 40, columns: 120 };
const one = async (sql: string) => (await askDatabase(company.server, sql))[0] as Record<string, unknown>;
const requests = (action: string) =>
  askDatabase(company.server, `SELECT * FROM task WHERE asked_action = '${action}' ORDER BY task_id`);
const OF_BILL = `FROM contract JOIN client ON client.client_id = contract.client_id
  JOIN collaborator ON collaborator.collaborator_id = client.collaborator_id
  WHERE username = 'bill.boquet' AND contract.is_active`;

it('a commercial asks gestion to issue a draft; gestion sees who asks for what, does it, and the answer comes home by itself', async () => {
  const { id } = await one(`SELECT contract_id AS id ${OF_BILL} AND statut = 'draft' LIMIT 1`);
  const bill = await company.signIn('bill.boquet', WIDE);
  await bill.press('2', 't');
  await find(bill, 2, String(id));
  await bill.press('s');
  await bill.waitFor('Seule la gestion émet un contrat. — W : demander à la gestion');
  await bill.press('W');
  await bill.waitFor(`Émettre le contrat ${id} : demander à la gestion`);
  await bill.type('le client attend sa date');
  await bill.press('Enter');
  await bill.waitFor(`Demandé à la gestion : « Émettre le contrat ${id} — le client attend sa date »`);
  // The same again is not asked twice.
  await bill.press('s');
  await bill.waitFor('W : demander à la gestion');
  await bill.press('W');
  await bill.waitFor(`Émettre le contrat ${id} : demander`);
  await bill.press('Ctrl+S');
  await bill.waitFor('Déjà demandé à la gestion');
  expect(await requests('contract.issue')).toHaveLength(1);

  const gestion = await company.signIn('gestion.demo', { staysHome: true, ...WIDE });
  const title = `Émettre le contrat ${id} — le client attend sa date`;
  for (let rows = 0; rows < 200 && !readHome(gestion.screen).selected.includes('Émettre le contrat'); rows += 1)
    await gestion.press('Down');
  await gestion.waitFor((screen) => readCard(screen).includes('Demandé par Bill Boquet'));
  expect(readCard(gestion.screen).replace(/\s+/g, ' ')).toContain('Entrée va à la fiche, puis s');
  expect(readCard(gestion.screen).replace(/\s+/g, ' ')).toContain(title);
  await gestion.press('Enter');
  await gestion.waitFor((screen) => readCard(screen).includes(String(id)));
  await bill.press('0');
  await gestion.press('s');
  await gestion.waitFor('Émettre le contrat');
  await gestion.press('Enter');
  await gestion.waitFor('émis');
  await bill.waitFor('Réponses à mes demandes');
  await bill.press('g');
  await bill.waitFor((screen) => readHome(screen).selected.includes(`Émettre le contrat ${id}`));
  expect(readCard(bill.screen).replace(/\s+/g, ' ')).toMatch(/fait par \S+ \S+/);
  await bill.press('Space');
  await bill.waitFor('Vu : « Émettre le contrat');
  await bill.waitFor((screen) => !readHome(screen).selected.includes('Émettre'));
  // A second Space does nothing to the next section's row.
  const open = await askDatabase(company.server, 'SELECT COUNT(*) AS count FROM task WHERE done_at IS NOT NULL');
  await bill.press('Space');
  await bill.press('Down', 'Up');
  expect(await askDatabase(company.server, 'SELECT COUNT(*) AS count FROM task WHERE done_at IS NOT NULL')).toEqual(
    open,
  );
  await bill.press('L');
  const again = await company.signIn('bill.boquet', { staysHome: true, ...WIDE });
  expect(again.screen).not.toContain('Réponses à mes demandes');
});

it('gestion asks a support for a change of an event from the commands; the support makes it, and the answer comes live', async () => {
  const event = await one(`SELECT event_id AS id, event.name FROM event
    JOIN collaborator ON collaborator.collaborator_id = event.support_contact
    WHERE username = 'kate.hastroff' AND event.is_active AND event_start > UTC_TIMESTAMP() ORDER BY event_start LIMIT 1`);
  const gestion = await company.signIn('gestion.demo', WIDE);
  await gestion.press('3', 't');
  await find(gestion, 3, String(event.id));
  await gestion.press(':');
  await gestion.type('modifier l’événement');
  await gestion.waitFor('Événements : Modifier l’événement');
  await gestion.press('Enter');
  await gestion.waitFor((screen) => wordsOf(screen).includes('W : demander à Kate Hastroff'));
  await gestion.press('W');
  await gestion.waitFor('demander à Kate Hastroff');
  await gestion.press('Ctrl+S');
  await gestion.waitFor('Demandé à Kate Hastroff');
  await gestion.press('0');

  const kate = await company.signIn('kate.hastroff', WIDE);
  await kate.press('3');
  await find(kate, 3, String(event.id));
  await kate.press('e');
  await kate.waitFor('Lieu');
  // The form begins with what the event misses, its number of attendees.
  await kate.type('80');
  await kate.press('Ctrl+S');
  await gestion.waitFor('Réponses à mes demandes');
  await gestion.press('g');
  await gestion.waitFor((screen) => /fait par Kate Hastroff/.test(readCard(screen).replace(/\s+/g, ' ')));
  await gestion.press('Enter');
  await gestion.waitFor((screen) => readCard(screen).startsWith(String(event.name).slice(0, 12)));
});

it('a support asks a commercial, in English; the commercial declines with a reason, which comes to the support’s home', async () => {
  const { id } = await one(`SELECT contract_id AS id ${OF_BILL} AND statut = 'to_sign' LIMIT 1`);
  const kate = await company.signIn('kate.hastroff', { ...WIDE, lang: 'en' });
  await kate.press('2', 't');
  await kate.press('/');
  await kate.type(String(id));
  await kate.press('Enter');
  await kate.waitFor((screen) => readCard(screen).startsWith(`Contract ${id}`));
  await kate.press('s');
  await kate.waitFor((screen) => wordsOf(screen).includes('W: ask Bill Boquet'));
  // Any other key withdraws the offer.
  await kate.press('Down', 'W');
  await kate.waitFor('Try the action first');
  await kate.press('s', 'W');
  await kate.waitFor(`Mark contract ${id} as signed: ask Bill Boquet`);
  await kate.type('x'.repeat(200));
  await kate.press('Ctrl+S');
  await kate.waitFor(/too long|at most/i);
  await kate.press('Ctrl+X');
  await kate.type('the client says so');
  await kate.press('Enter');
  await kate.waitFor('Asked Bill Boquet');
  await kate.press('0');

  const bill = await company.signIn('bill.boquet', { staysHome: true, ...WIDE });
  await bill.press('g');
  await bill.waitFor((screen) => readHome(screen).selected.includes('Mark contract'));
  expect(readCard(bill.screen).replace(/\s+/g, ' ')).toContain(
    'Demandé par Kate Hastroff : Entrée va à la fiche, puis s',
  );
  await bill.press('d');
  await bill.waitFor('Refuser la demande');
  await bill.press('Ctrl+S');
  await bill.waitFor('Refuser la demande');
  await bill.type('pas encore reçu');
  await bill.press('Enter');
  await bill.waitFor('Demande refusée');
  await kate.waitFor('Answers to my requests');
  await kate.press('g');
  await kate.waitFor((screen) =>
    readCard(screen).replace(/\s+/g, ' ').includes('declined by Bill Boquet: pas encore reçu'),
  );
  await kate.press('Space');
  await kate.waitFor('Seen: “Mark contract');
  const { statut } = await one(`SELECT statut FROM contract WHERE contract_id = ${id}`);
  expect(statut).toBe('to_sign');
});
