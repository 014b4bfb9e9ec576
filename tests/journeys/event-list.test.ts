import { expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find, waitForRows } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('every user sees all events, and one event in full (S15)', async () => {
  const nina = await company.signIn('nina.perrot', { rows: 50 });
  await nina.press('3');
  await waitForRows(nina, 3, await countRows(company.server, 'event WHERE is_active'));
  const events = readPane(nina.screen, 3);
  expect(events.title).toBe('3 Événements — tous');
  expect(events.header.split(/\s{2,}/)).toEqual(['Nom', 'Manque Début▴', 'Support']);

  await find(nina, 3, 'john wedding');
  expect(readPane(nina.screen, 3).selected).toMatch(/^John Ouick Wedding +04\/06\/23 13:00 +Kate Hastroff$/);
  await nina.waitFor((screen) => readCard(screen).includes('Historique'));
  const card = readCard(nina.screen);
  expect(card).toMatch(/Société +John Ouick\n[\s\S]*Événement +109\nContrat +652\n/);
  expect(card).toMatch(/Contact client +John Ouick\n +john\.ouick@gmail\.com\n +\+1 234 567 8901/);
  expect(card).toMatch(
    /^John Ouick Wedding\nDébut +dimanche 4 juin 2023 à 13:00\nFin +lundi 5 juin 2023 à 02:00\nLieu +53 Rue du/,
  );
  expect(card).toMatch(/Participants +75/);
  expect(card.replaceAll(/\s+/g, ' ')).toContain('Catering is organized, reception starts at 5PM.');
});

it('an unknown number of guests is not 0', async () => {
  const nina = await company.signIn('nina.perrot', { rows: 50 });
  await nina.press('3');
  await find(nina, 3, 'lou bouzin');
  await nina.waitFor((screen) => /Participants +pas encore connu/.test(readCard(screen)));
});
