import { beforeAll, expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

/** An event without a support, and one of Kate's later the same day. */
const DAY = `INSERT INTO event (contract_id, support_contact, name, event_start, event_end, location, notes)
  SELECT 652, NULL, 'Répétition', '2031-03-03 08:00', '2031-03-03 16:00', 'Lyon', '' UNION ALL
  SELECT 652, collaborator_id, 'Veille de fête', '2031-03-03 16:30', '2031-03-03 17:00', 'Lyon', ''
  FROM collaborator WHERE username = 'kate.hastroff'`;
beforeAll(() => askDatabase(company.server, DAY));

it('gestion assigns a support to an event, with the events of each that day, and the support finds it (S20)', async () => {
  const gestion = await company.signIn('gestion.demo', { rows: 50 });
  await find(gestion, 3, 'repetition');
  await gestion.press('a');
  await gestion.waitFor('Répétition, 03/03/31 09:00 : quel support ?');
  await gestion.waitFor(
    /▸ {3}L·m·m·j·v·s·d· Aliénor Vichum +libre ce jour-là.*\n.* {2}L▁m·m·j·v·s·d· Kate Hastroff +17:30–18:00 Veille de fête, 30 min de repos après, 1 évé/,
  );
  await gestion.press('End', 'Enter');
  await gestion.waitFor('Contact support (Répétition) : Kate Hastroff.');
  await gestion.press('t');
  await find(gestion, 3, 'repetition');
  await gestion.waitFor((screen) => /Contact support +Kate Hastroff/.test(readCard(screen)));
  await gestion.waitFor((screen) => /contact support : \(sans support\) → Kate\s+Hastroff/.test(readCard(screen)));
  await gestion.close();

  const kate = await company.signIn('kate.hastroff');
  await find(kate, 3, 'repetition');
  expect(readPane(kate.screen, 3).title).toContain('mes événements');
});

it('gestion removes the support again', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('t');
  await find(gestion, 3, 'lou bouzin assembly');
  await gestion.press('a');
  await gestion.waitFor('Sans support (retirer)');
  await gestion.press('End', 'Enter');
  await gestion.waitFor('Lou Bouzin General Assembly n’a plus de support.');
  await gestion.waitFor((screen) => readPane(screen, 3).selected.endsWith('(sans support)'));
});

it('the question has the hour of an event that is near, to compare with the day of each support', async () => {
  await askDatabase(
    company.server,
    `INSERT INTO event (contract_id, support_contact, name, event_start, event_end, location, notes)
     VALUES (652, NULL, 'Générale', DATE(UTC_TIMESTAMP()) + INTERVAL '8 12' DAY_HOUR,
       DATE(UTC_TIMESTAMP()) + INTERVAL '8 14' DAY_HOUR, 'Lyon', '')`,
  );
  const gestion = await company.signIn('gestion.demo');
  await find(gestion, 3, 'generale');
  await gestion.press('a');
  await gestion.waitFor(/Générale, \d\d\/\d\d\/\d\d 1[34]:00 \(dans [78] j\) : quel support \?/);
});
