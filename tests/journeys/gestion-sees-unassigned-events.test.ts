import { expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { waitForRows } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('gestion starts in the events without a support, and w switches that filter (S16)', async () => {
  const gestion = await company.signIn('gestion.demo');
  const without = await countRows(company.server, 'event WHERE is_active AND support_contact IS NULL');
  const all = await countRows(company.server, 'event WHERE is_active');
  expect(without).toBeGreaterThan(0);
  await waitForRows(gestion, 3, without);
  const begun = readPane(gestion.screen, 3);
  expect(begun.title).toBe('3 Événements — tous, sans support');
  expect(begun.header).toMatch(/^Nom +Manque +Début▴ +Support$/);
  expect(begun.rows.every((row) => row.endsWith('(sans support)'))).toBe(true);

  await gestion.press('w');
  await waitForRows(gestion, 3, all);
  expect(readPane(gestion.screen, 3).title).toBe('3 Événements — tous');
  expect(readPane(gestion.screen, 3).rows.some((row) => row.endsWith('Kate Hastroff'))).toBe(true);

  await gestion.press('w');
  await waitForRows(gestion, 3, without);
  expect(readPane(gestion.screen, 3)).toMatchObject({ title: begun.title, rows: begun.rows });
});
