import { expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { waitForRows } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();
const MINE =
  "event JOIN collaborator ON collaborator_id = support_contact WHERE event.is_active AND username = 'kate.hastroff'";

it('a support starts in « mes événements », which contains nobody else’s (S17)', async () => {
  const kate = await company.signIn('kate.hastroff');
  const mine = await countRows(company.server, MINE);
  await waitForRows(kate, 3, mine);
  const seen = readPane(kate.screen, 3);
  expect(seen.title).toBe('3 Événements — mes événements');
  expect(seen.rows.length).toBeGreaterThan(5);
  expect(seen.rows.every((row) => row.endsWith('Kate Hastroff'))).toBe(true);

  await kate.press('t');
  await waitForRows(kate, 3, await countRows(company.server, 'event WHERE is_active'));
  expect(readPane(kate.screen, 3).rows.some((row) => row.endsWith('Aliénor Vichum'))).toBe(true);
  await kate.press('m');
  await waitForRows(kate, 3, mine);
});

it('f shows only the future ones', async () => {
  const kate = await company.signIn('kate.hastroff');
  await kate.press('f');
  await waitForRows(kate, 3, await countRows(company.server, `${MINE} AND event_end > UTC_TIMESTAMP()`));
  expect(readPane(kate.screen, 3).title).toBe('3 Événements — mes événements, à venir');
});
