import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { lineTo } from '../support/lineTo.ts';

const company = demoCompany();
const line = lineTo(company);

const SLOW = 'le serveur tarde à répondre';
/** What a person sees within two seconds; the rest is for the test's own machine. */
const SOON_MS = 2500;
const bill = (columns = 120) => company.signIn('bill.boquet', { socketPath: line().socketPath, columns, rows: 40 });
const WIDTHS = [60, 80, 120];

it('a list to choose from says within two seconds that the server is slow, and Esc closes it', async () => {
  const app = await company.signIn('gestion.demo', { socketPath: line().socketPath });
  line().muteNow();
  await app.press('a');
  await app.waitFor(SLOW, SOON_MS);
  expect(app.text()).toContain('Échap annuler');
  await app.press('Esc');
  await app.waitForNo('Échap annuler');
}, 60_000);

it('the card says it beside the list, and as a layer that Esc closes', async () => {
  const wide = await bill();
  line().muteNow();
  await wide.press('Down');
  await wide.waitFor(SLOW, SOON_MS);
  line().restore();
  const narrow = await bill(80);
  line().muteNow();
  await narrow.press('Enter');
  await narrow.waitFor(SLOW, SOON_MS);
  await narrow.waitFor('Échap fermer');
  await narrow.press('Esc');
  await narrow.waitForNo('Échap fermer');
}, 60_000);

it.each(WIDTHS)(
  'the calendar says it at %i columns, and Esc closes it',
  async (columns) => {
    const app = await bill(columns);
    line().muteNow();
    await app.press('K');
    await app.waitFor(SLOW, SOON_MS);
    await app.press('Esc');
    await app.waitForNo('Agenda — ');
  },
  60_000,
);

it('the home says it while it loads for the first time, and Esc leaves it', async () => {
  const app = await company.open({ socketPath: line().socketPath });
  await app.waitFor('Identifiant');
  await app.type('bill.boquet');
  await app.press('Enter');
  await app.type('epicevent-demo');
  const home = line().mute(/statut/, 'before');
  await app.press('Enter');
  await home;
  await app.waitFor(`${SLOW} · Échap : retour`, SOON_MS);
  await app.press('Esc');
  await app.waitForNo('0 Accueil — ');
}, 60_000);

it.each(WIDTHS)(
  'the search of commands says it at %i columns, and Esc closes it',
  async (columns) => {
    const app = await bill(columns);
    line().muteNow();
    await app.press(':');
    await app.type('zzzz');
    await app.waitFor(SLOW, SOON_MS);
    await app.press('Esc');
    await app.waitForNo('recherche…');
  },
  60_000,
);
