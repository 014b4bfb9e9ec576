import { beforeAll, expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

/** A copy of Kate's next event at the very same time, without a support. */
const TWIN = `INSERT INTO event (contract_id, name, event_start, event_end, location, notes)
  SELECT e.contract_id, 'Contretemps', e.event_start, e.event_end, 'Lyon', ''
  FROM event AS e JOIN collaborator AS k ON k.collaborator_id = e.support_contact
  WHERE k.username = 'kate.hastroff' AND e.is_active AND e.event_start > UTC_TIMESTAMP() ORDER BY e.event_start LIMIT 1`;
const FIRST = `SELECT a.name FROM event AS a JOIN event AS b USING (event_start)
  WHERE b.name = 'Contretemps' AND a.name <> b.name`;

let other = '';
beforeAll(async () => {
  await askDatabase(company.server, TWIN);
  const [row] = await askDatabase<{ name: string }>(company.server, FIRST);
  other = row?.name ?? '';
});

it('an overlap is refused with the other event’s name, and accepted only with a reason that the history keeps', async () => {
  const gestion = await company.signIn('gestion.demo', { rows: 50 });
  await find(gestion, 3, 'contretemps');
  await gestion.press('a');
  await gestion.waitFor(/Kate Hastroff +occupé/);
  await gestion.press('End', 'Enter');
  await gestion.waitFor(`Kate Hastroff a déjà « ${other} »`);
  await gestion.waitFor('donnez un motif');
  await gestion.press('Enter');
  await gestion.waitFor('! Champ obligatoire.');
  await gestion.type('Le client ne veut qu’elle');
  await gestion.press('Enter');
  await gestion.waitFor('Contact support (Contretemps) : Kate Hastroff.');
  await gestion.press('t');
  await find(gestion, 3, 'contretemps');
  expect(readPane(gestion.screen, 3).selected).toMatch(/Kate Hastroff$/);
  await gestion.waitFor((screen) => readCard(screen).includes('« Le client ne veut qu’elle »'));
});

it('without a reason nothing is assigned', async () => {
  await askDatabase(company.server, "UPDATE event SET support_contact = NULL WHERE name = 'Contretemps'");
  const gestion = await company.signIn('gestion.demo');
  await find(gestion, 3, 'contretemps');
  await gestion.press('a');
  await gestion.waitFor(/Kate Hastroff +occupé/);
  await gestion.press('End', 'Enter');
  await gestion.waitFor('Affecter malgré le chevauchement');
  await gestion.press('Esc');
  await gestion.waitForNo('Affecter malgré le chevauchement');
  expect(readPane(gestion.screen, 3).selected).toMatch(/\(sans support\)$/);
});
