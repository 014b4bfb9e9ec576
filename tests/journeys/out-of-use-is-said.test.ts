import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a cancelled event is not counted on its contract’s card, and a word marks it there and in the pane', async () => {
  const [event] = await askDatabase<{ id: number; number: number }>(
    company.server,
    'SELECT MAX(event_id) AS id, COUNT(*) AS number FROM event WHERE contract_id = 581 AND is_active',
  );
  await askDatabase(company.server, 'UPDATE event SET is_active = FALSE WHERE event_id = ?', [event?.id ?? 0]);
  const gestion = await company.signIn('gestion.demo', { columns: 160, rows: 60 });
  await gestion.press('2');
  await find(gestion, 2, '581');
  const left = Number(event?.number) - 1;
  await gestion.waitFor((screen) => readCard(screen).includes(`Événements (${left})`));
  const card = readCard(gestion.screen);
  expect(card).toMatch(new RegExp(`Événement ${event?.id} [^\\n]*(?:\\n +[^\\n]*)*· annulé`));
  await gestion.press('Enter');
  await gestion.waitFor((screen) => readPane(screen, 3).total === left);
  await gestion.press('H');
  await gestion.waitFor((screen) => readPane(screen, 3).rows.some((row) => row.startsWith('✕ [annulé] ')));
});
