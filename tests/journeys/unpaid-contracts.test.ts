import { expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { waitForRows } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('i shows the unpaid contracts, signed or closed (S13)', async () => {
  const unpaid = await countRows(
    company.server,
    "contract WHERE is_active AND statut IN ('signed', 'closed') AND balance > 0",
  );
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('2', 'i');
  await waitForRows(gestion, 2, unpaid);
  const { title, rows } = readPane(gestion.screen, 2);
  expect(title).toBe('2 Contrats — tous, non soldés');
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    expect(row).toMatch(/ (?:signé|clos)$/);
    expect(row).not.toContain(' 0,00 €');
  }
  expect(rows).toContainEqual(expect.stringMatching(/^652 John Ouick/));
  await gestion.press('/');
  await gestion.type('644');
  await gestion.press('Enter');
  await gestion.waitFor((screen) => /^644 .* clos$/.test(readPane(screen, 2).selected));
  await gestion.press('Esc', 't');
  await waitForRows(gestion, 2, await countRows(company.server, 'contract WHERE is_active'));
});
