import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { goToPart, partOf, readHome } from '../support/readMainScreen.ts';

const company = demoCompany();

const drafts = (screen: Parameters<typeof readHome>[0]) => partOf(screen, 'Brouillons');

it('issuing every draft ends on the heading of the drafts, where s has no effect', async () => {
  const gestion = await company.signIn('gestion.demo', { staysHome: true, rows: 50 });
  await goToPart(gestion, 'Brouillons');
  const count = Number(drafts(gestion.screen)?.count);
  expect(count).toBeGreaterThan(1);
  for (let left = count - 1; left >= 0; left -= 1) {
    await gestion.press('s', 'Enter');
    await gestion.waitFor((screen) => drafts(screen)?.count === String(left));
    if (left > 0) expect(drafts(gestion.screen)?.rows).toContain(readHome(gestion.screen).selected);
  }
  await gestion.waitFor((screen) => readHome(screen).selected.startsWith('Brouillons à émettre'));
  await gestion.press('s');
  await gestion.waitForNo('Clore');
  await gestion.press('Down');
  await gestion.waitFor((screen) => partOf(screen, 'Contrats non')?.rows[0] === readHome(screen).selected);
  await gestion.press('Up');
  await gestion.waitFor((screen) => partOf(screen, 'Pas prêts')?.rows.at(-1) === readHome(screen).selected);
});

it('when another user takes the last row of a section, the cursor stays in the section', async () => {
  const gestion = await company.signIn('gestion.demo', { staysHome: true, rows: 50 });
  await goToPart(gestion, 'Événements sans');
  const last = Number(partOf(gestion.screen, 'Événements sans')?.count);
  for (let at = 1; at < last; at += 1) await gestion.press('Down');
  const taken = readHome(gestion.screen).selected;
  expect(partOf(gestion.screen, 'Événements sans')?.rows.at(-1)).toBe(taken);
  await askDatabase(
    company.server,
    `UPDATE event SET is_active = FALSE WHERE support_contact IS NULL AND is_active AND event_end > UTC_TIMESTAMP()
     ORDER BY event_start DESC LIMIT 1`,
  );
  await gestion.waitFor((screen) => readHome(screen).selected !== taken);
  expect(partOf(gestion.screen, 'Événements sans')?.rows.at(-1)).toBe(readHome(gestion.screen).selected);
});
