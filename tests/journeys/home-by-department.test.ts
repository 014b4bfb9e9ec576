import { beforeAll, expect, it } from 'vitest';
import { askDatabase, countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { goToPart, partOf, readCard, readHome, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

/** Past and cancelled events are not listed. */
const OVER = `INSERT INTO event (contract_id, support_contact, name, event_start, event_end, location, notes, is_active)
  VALUES (652, NULL, 'Gala passé', '2020-03-03 08:00', '2020-03-03 16:00', 'Lyon', '', TRUE),
         (652, NULL, 'Gala annulé', '2031-03-03 08:00', '2031-03-03 16:00', 'Lyon', '', FALSE)`;
beforeAll(() => askDatabase(company.server, OVER));

/** Everybody with a department sees their tasks first. */
const NO_TASKS = [
  ['Mes tâches', '0'],
  ['Tâches de mon département', '0'],
];

const MINE = (username: string) =>
  `client ON client.client_id = contract.client_id JOIN collaborator ON collaborator.collaborator_id = client.collaborator_id
   WHERE collaborator.username = '${username}' AND contract.is_active`;

/** What was due before today and is not paid. */
const LATE = 'late_contract';

it('gestion sees first the late payments, with the focus on the first one, then its tasks, events without support, drafts and unpaid contracts', async () => {
  const gestion = await company.signIn('gestion.demo', { staysHome: true, rows: 50 });
  const toCome = 'is_active AND event_end > UTC_TIMESTAMP()';
  const [first] = await askDatabase(
    company.server,
    `SELECT name FROM event WHERE ${toCome} AND support_contact IS NULL ORDER BY event_start, event_id LIMIT 1`,
  );
  const { parts, selected } = readHome(gestion.screen);
  expect(parts.map(({ title, count }) => [title, count])).toEqual([
    ['Paiements en retard (montant dû)', String(await countRows(company.server, LATE))],
    ...NO_TASKS,
    [
      'Événements sans support',
      String(await countRows(company.server, `event WHERE ${toCome} AND support_contact IS NULL`)),
    ],
    [
      'Pas prêts, dans les 30 jours',
      String(
        await countRows(
          company.server,
          `event WHERE ${toCome} AND event_start < UTC_TIMESTAMP() + INTERVAL 30 DAY
           AND (support_contact IS NULL OR attendees IS NULL
             OR contract_id IN (SELECT \`Contrat ID\` FROM late_contract)
             OR event_id IN (SELECT \`Event ID\` FROM overdue_task))`,
        ),
      ),
    ],
    ['Brouillons à émettre', String(await countRows(company.server, "contract WHERE is_active AND statut = 'draft'"))],
    [
      'Contrats non soldés (reste, montant)',
      String(
        await countRows(company.server, "contract WHERE is_active AND statut IN ('signed', 'closed') AND balance > 0"),
      ),
    ],
  ]);
  expect(selected).toBe(parts[0]?.rows[0]);
  expect(partOf(gestion.screen, 'Événements sans')?.rows[0]).toContain(String(first?.name).slice(0, 20));
  // The card of the first one may name them.
  expect(parts.flatMap(({ rows }) => rows).join('\n')).not.toMatch(/Gala (?:passé|annulé)/);
  await gestion.waitFor((screen) => readCard(screen).startsWith('Contrat'));
  expect(gestion.screen.lines()[0]).toMatch(/Epic Events › Accueil › Contrat \d+/);
});

it('a commercial sees the own clients’ contracts to sign and to pay, and their next events', async () => {
  const bill = await company.signIn('bill.boquet', { staysHome: true, rows: 50 });
  const mine = (which: string) => countRows(company.server, `contract JOIN ${MINE('bill.boquet')} AND ${which}`);
  const { parts } = readHome(bill.screen);
  expect(parts.map(({ title, count }) => [title, count])).toEqual([
    ...NO_TASKS,
    [
      'Paiements en retard (montant dû)',
      String(await mine('contract.contract_id IN (SELECT `Contrat ID` FROM late_contract)')),
    ],
    ['Contrats à faire signer', String(await mine("statut = 'to_sign'"))],
    ['Contrats non soldés (reste, montant)', String(await mine("statut IN ('signed', 'closed') AND balance > 0"))],
    [
      'Mes prochains événements',
      String(
        await countRows(
          company.server,
          `event JOIN contract ON contract.contract_id = event.contract_id JOIN ${MINE('bill.boquet')}
           AND event.is_active AND event_end > UTC_TIMESTAMP()`,
        ),
      ),
    ],
    ['En attente de la gestion', String(await mine("statut = 'draft'"))],
  ]);
});

it.each([
  [80, 24],
  [60, 16],
  [120, 40],
])('a support reads the next event in full at %d×%d, without pressing a key', async (columns, rows) => {
  const kate = await company.signIn('kate.hastroff', { staysHome: true, columns, rows });
  const [next] = await askDatabase(
    company.server,
    `SELECT name FROM event JOIN collaborator ON collaborator_id = support_contact
     WHERE username = 'kate.hastroff' AND event.is_active AND event_end > UTC_TIMESTAMP() ORDER BY event_start LIMIT 1`,
  );
  expect(readHome(kate.screen).selected).toContain(String(next?.name).slice(0, 12));
  await kate.waitFor('Fiche événement');
  await kate.waitFor(/Début +.*\n.*Fin +.*\n.*Lieu +/);
  const wide = kate.screen.lines().filter((line) => line.length > columns);
  expect(wide).toEqual([]);
});

it('Enter goes to the record in its pane, with its context, and 0 or à returns to the same place', async () => {
  const gestion = await company.signIn('gestion.demo', { staysHome: true });
  await goToPart(gestion, 'Événements sans');
  await gestion.press('j');
  const { selected } = readHome(gestion.screen);
  const name = selected.split(/ {2,}/)[0]?.split(' ').slice(2).join(' ') ?? '';
  await gestion.press('Enter');
  await gestion.waitFor(/╞ 3 Événements — de ce contrat/);
  expect(readPane(gestion.screen, 3).selected).toContain(name.slice(0, 10));
  expect(readPane(gestion.screen, 2).title).toBe('2 Contrats — de ce client');
  await gestion.press('à');
  await gestion.waitFor('0 Accueil');
  expect(readHome(gestion.screen).selected).toBe(selected);
  await gestion.press('2');
  await gestion.waitFor(/╞ 2 Contrats/);
  await gestion.press('0', 'Tab');
  await gestion.waitFor(/╒ 1 Clients/);
});

it('more than a hundred rows are shown as «more than a hundred», and End goes to the last one shown', async () => {
  const many = Array.from(
    { length: 120 },
    (_, i) => `(652, 'Série ${i}', '2032-01-01 08:00', '2032-01-01 09:00', '', '')`,
  );
  await askDatabase(
    company.server,
    `INSERT INTO event (contract_id, name, event_start, event_end, location, notes) VALUES ${many.join(', ')}`,
  );
  const gestion = await company.signIn('gestion.demo', { staysHome: true, columns: 60, rows: 20 });
  const [assign, drafts, unpaid] = ['Événements sans', 'Brouillons', 'Contrats non'].map((title) =>
    partOf(gestion.screen, title),
  );
  expect([assign?.count, drafts?.count]).toEqual(['100+', expect.stringMatching(/^\d+$/)]);
  expect(unpaid?.rows.length).toBeGreaterThan(0);
  await gestion.press(
    'PgDn',
    'PgDn',
    'PgDn',
    'PgDn',
    'PgDn',
    'PgDn',
    'PgDn',
    'PgDn',
    'PgDn',
    'PgDn',
    'PgDn',
    'PgDn',
    'G',
  );
  await gestion.waitFor((screen) => {
    const { parts, selected } = readHome(screen);
    return parts.at(-1)?.rows.at(-1) === selected;
  });
});

it('read aloud: the heading with its count, the rows by their titles, the focused one in full', async () => {
  const kate = await company.signIn('kate.hastroff', { staysHome: true, isRead: true });
  await kate.waitFor('0 Accueil — à traiter, 1/');
  await kate.waitFor(/Mes prochains événements : \d+/);
  await kate.waitFor(/sélection : Début : .*, Nom : .*, Société : /);
  await kate.waitFor('Fiche événement');
  expect(kate.text()).not.toMatch(/[│─┌╒]/);
});

it('another user’s save appears without a key', async () => {
  const gestion = await company.signIn('gestion.demo', { staysHome: true });
  const [first] = partOf(gestion.screen, 'Événements sans')?.rows ?? [];
  const kate = await company.signIn('gestion.demo', { staysHome: true });
  await goToPart(kate, 'Événements sans');
  await kate.press('a', 'Enter');
  await kate.waitFor(/Contact support \(/);
  await gestion.waitFor((screen) => partOf(screen, 'Événements sans')?.rows[0] !== first);
});

it('a user without a department sees future events, and each action is refused by its rule', async () => {
  const nina = await company.signIn('nina.perrot', { staysHome: true });
  expect(readHome(nina.screen).parts.map(({ title }) => title)).toEqual(['Événements à venir']);
  await nina.press('a');
  await nina.waitFor('Seule la gestion affecte un support à un événement.');
});

it('a support at 80×24 sees the saved change, and finds the next event selected in the list', async () => {
  const kate = await company.signIn('kate.hastroff', { staysHome: true, columns: 80, rows: 24 });
  const [next = ''] = partOf(kate.screen, 'Mes prochains')?.rows ?? [];
  await kate.press('e');
  await kate.waitFor(/Participants/);
  await kate.press('Ctrl+U');
  await kate.type('250');
  await kate.press('Ctrl+S');
  await kate.waitFor('Entrée ouvrir');
  await kate.waitFor(/Participants +250 /);
  expect(kate.text()).toContain('Notes');
  await kate.press('3');
  await kate.waitFor(/[╒╞] 3 Événements — mes événements/);
  const name = next.split(/ {2,}/)[0]?.split(' ').slice(2).join(' ').slice(0, 10) ?? '';
  await kate.waitFor((screen) => name !== '' && readPane(screen, 3).selected.includes(name));
});
