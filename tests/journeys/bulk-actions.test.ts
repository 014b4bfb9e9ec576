import { beforeAll, expect, it } from 'vitest';
import { askDatabase, countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

/** Three events without a support, two of them at the same time, and one of Kate's. */
const EVENTS = `INSERT INTO event (contract_id, support_contact, name, event_start, event_end, location, notes)
  SELECT 652, NULL, 'Essai un', '2031-03-03 08:00', '2031-03-03 12:00', 'Lyon', '' UNION ALL
  SELECT 652, NULL, 'Essai deux', '2031-03-03 11:00', '2031-03-03 14:00', 'Lyon', '' UNION ALL
  SELECT 652, NULL, 'Essai trois', '2031-03-05 08:00', '2031-03-05 12:00', 'Lyon', ''`;
beforeAll(() => askDatabase(company.server, EVENTS));

const ofAlienor =
  "event WHERE name LIKE 'Essai%' AND support_contact = (SELECT collaborator_id FROM collaborator WHERE username = 'alienor.vichum')";

it('gestion assigns a support to several events: choice, plan, refusal of all, then success for all', async () => {
  const gestion = await company.signIn('gestion.demo', { rows: 50 });
  await gestion.press('3', '/');
  await gestion.type('essai');
  await gestion.press('Enter');
  await gestion.waitFor((screen) => readPane(screen, 3).total === 3);
  await gestion.press('Space', 'j', 'Space', 'j', 'Space');
  await gestion.waitFor(/3 Événements — 3 lignes marquées/);
  await gestion.waitFor(/▸\*Essai trois/);
  await gestion.press('e');
  await gestion.waitFor('Cette action porte sur une seule ligne ; 3 sont marquées');
  // Marks stay when their rows are not in the list, and the list says so.
  await gestion.press('/', 'Ctrl+E', 'Ctrl+U');
  await gestion.type('essai un');
  await gestion.press('Enter');
  await gestion.waitFor((screen) => readPane(screen, 3).total === 1);
  await gestion.waitFor(/3 Événements — 3 lignes marquées, dont 2 hors de la vue/);

  await gestion.press('a');
  await gestion.waitFor('3 événements : pas de support commun');
  await gestion.waitFor(/Essai deux/);
  await gestion.waitFor(/en même temps que « Essai un »/);
  await gestion.press('d');
  await gestion.waitFor('2 événements : quel support ?');
  await gestion.waitFor(/Aliénor Vichum +libre ces jours-là/);
  await gestion.press('Home', 'j', 'Enter');
  await gestion.waitFor('Affecter Aliénor Vichum à 2 événements');
  await gestion.waitFor('Tout ou rien');
  await gestion.waitFor('hors de la vue');
  await gestion.press('o');
  await gestion.waitFor('2 événements affectés à Aliénor Vichum.');
  await gestion.waitForNo('marquées');
  expect(await countRows(company.server, ofAlienor)).toBe(2);

  await gestion.press('U');
  await gestion.waitFor('Annuler la dernière modification');
  await gestion.waitFor(/contact support : Aliénor Vichum → \(sans support\)/);
  await gestion.press('o');
  await gestion.waitFor('2 fiches rétablies.');
  expect(await countRows(company.server, ofAlienor)).toBe(0);
});

it('a commercial deactivates several own clients, none if one is foreign; Escape removes the marks', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('1', 't');
  await bill.waitFor((screen) => readPane(screen, 1).title.includes('tous'));
  for (const name of ['horizon', 'bastide', 'theatre']) {
    await bill.press('/', 'Ctrl+E', 'Ctrl+U');
    await bill.type(name);
    await bill.press('Enter');
    await bill.waitFor((screen) => readPane(screen, 1).total === 1);
    await bill.press('Space');
  }
  await bill.waitFor('1 Clients — 3 lignes marquées');
  await bill.press('d');
  await bill.waitFor('Désactiver 3 clients');
  await bill.waitFor(/Impossible : Ce client est suivi par/);
  await bill.press('Esc', 'Esc');
  await bill.waitForNo('marquées');
  await bill.press('/', 'Ctrl+E', 'Ctrl+U', 'Enter', 'm');
  await bill.waitFor((screen) => readPane(screen, 1).total === 25);
  await bill.press('g', 'Space', 'j', 'Space', 'd');
  await bill.waitFor('Désactiver 2 clients');
  await bill.press('o');
  await bill.waitFor('2 clients désactivés.');
  await bill.waitFor((screen) => readPane(screen, 1).total === 23);
});

it('gestion reassigns several clients, unless one was saved meanwhile', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('1', 't', 'g', 'Space', 'j', 'Space');
  await gestion.waitFor('1 Clients — 2 lignes marquées');
  await gestion.press('a');
  await gestion.waitFor('2 clients : quel commercial ?');
  await gestion.press('End', 'Enter');
  await gestion.waitFor(/Confier 2 clients à/);
  const [, first = ''] = /│ (.*?) +│\n.*│ {3}.* → /.exec(gestion.text()) ?? [];
  await askDatabase(company.server, "UPDATE client SET phone = '01 01 01 01 01' WHERE client_id > 0 AND is_active");
  await gestion.press('o');
  await gestion.waitFor(/Rien n’a été fait : quelqu’un d’autre a enregistré « .* » entre-temps/);
  expect(first).not.toBe('');
  await gestion.waitFor('2 lignes marquées');
});

it('a mark hidden by a filter is reported, and removed when its event is cancelled elsewhere', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('3', '/', 'Ctrl+E', 'Ctrl+U');
  await gestion.type('essai trois');
  await gestion.press('Enter');
  await gestion.waitFor((screen) => readPane(screen, 3).total === 1);
  await gestion.press('Space', '/', 'Ctrl+E', 'Ctrl+U');
  await gestion.type('essai un');
  await gestion.press('Enter');
  await gestion.waitFor('3 Événements — 1 ligne marquée, hors de la vue');
  await askDatabase(company.server, "UPDATE event SET is_active = FALSE WHERE name = 'Essai trois'");
  await gestion.waitForNo('ligne marquée');
});

it('several events are cancelled together, with a warning that this is final', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('3', '/', 'Ctrl+E', 'Ctrl+U');
  await gestion.type('essai');
  await gestion.press('Enter');
  await gestion.waitFor((screen) => readPane(screen, 3).total === 2);
  await gestion.press('A');
  await gestion.waitFor('3 Événements — 2 lignes marquées');
  await gestion.press('d');
  await gestion.waitFor('Annuler 2 événements');
  await gestion.waitFor('Tout ou rien, et définitif');
  await gestion.press('o');
  await gestion.waitFor('2 événements annulés.');
  expect(await countRows(company.server, "event WHERE is_active AND name LIKE 'Essai%'")).toBe(0);
});

it('drafts are issued together: mark the whole list, clear it, then mark a range', async () => {
  const insert = `INSERT INTO contract (client_id, cost, balance, statut)
    SELECT client_id, 100, 100, 'draft' FROM client WHERE company_name = 'Cool Startup LLC' UNION ALL
    SELECT client_id, 200, 200, 'draft' FROM client WHERE company_name = 'Cool Startup LLC' UNION ALL
    SELECT client_id, 300, 300, 'draft' FROM client WHERE company_name = 'Cool Startup LLC'`;
  await askDatabase(company.server, insert);
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('2', '/');
  await gestion.type('cool startup brouillon');
  await gestion.press('Enter');
  const drafts = 'contract JOIN client USING (client_id) WHERE company_name = "Cool Startup LLC" AND statut = "draft"';
  const before = await countRows(company.server, drafts.replaceAll('"', "'"));
  expect(before).toBeGreaterThan(2);
  await gestion.waitFor((screen) => readPane(screen, 2).total === before);
  await gestion.press('A');
  await gestion.waitFor(`2 Contrats — ${before} lignes marquées`);
  await gestion.press('Esc');
  await gestion.waitForNo('lignes marquées');
  await gestion.press('g', 'V');
  await gestion.waitFor('Marquez d’abord une ligne');
  await gestion.press('Space', 'j', 'j', 'V');
  await gestion.waitFor('2 Contrats — 3 lignes marquées');
  await gestion.press('s');
  await gestion.waitFor('Émettre 3 contrats');
  await gestion.waitFor('Tout ou rien, et définitif');
  await gestion.press('o');
  await gestion.waitFor('3 contrats émis.');
  expect(await countRows(company.server, drafts.replaceAll('"', "'"))).toBe(before - 3);
});
