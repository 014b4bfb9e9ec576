import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { expect, it } from 'vitest';
import { DEMO_PASSWORD, demoCompany, type Habits } from '../support/journey.ts';
import { retype } from '../support/mainScreenWork.ts';
import { listenTo } from '../support/sentBytes.ts';

const company = demoCompany();
const SMALL = { columns: 80, rows: 24 };
const LOCKED = 'verrouillé : Bill Boquet';

/** A clock that a test puts forward, as if time had passed, or the machine had slept. */
function clock(): { readonly now: () => Date; forward(minutes: number): void } {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    forward: (minutes) => {
      ahead += minutes * 60_000;
    },
  };
}

const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

it('locks after a quarter of an hour without a key, shows nothing of the data, and gives everything back', async () => {
  const time = clock();
  const bill = await company.signIn('bill.boquet', { ...SMALL, now: time.now });
  await bill.press('n');
  await bill.type('Zoé Inconnue');
  time.forward(14);
  await bill.press('Tab');
  await bill.type('zoe@example');
  const form = bill.text();
  expect(form).toContain('Zoé Inconnue');
  time.forward(15);
  await bill.waitFor(LOCKED);
  const locked = bill.text();
  expect(locked).toContain('Tapez votre mot de passe : vous retrouverez tout');
  expect(locked).not.toMatch(/Zoé|Clients|Cool Startup|Nouveau client/);
  expect(lines(locked).length).toBeLessThan(10);

  await bill.press('Esc');
  await bill.type('wrong');
  await bill.press('Enter');
  await bill.waitFor('Mot de passe incorrect.');
  await bill.type(DEMO_PASSWORD);
  await bill.press('Enter');
  await bill.waitForNo('verrouillé');
  expect(bill.text().replace(/\d\d:\d\d/, '')).toBe(form.replace(/\d\d:\d\d/, ''));
  await bill.type('.org');
  expect(bill.text()).toContain('zoe@example.org');
});

it('a machine that slept locks before the first key takes effect', async () => {
  const time = clock();
  const bill = await company.signIn('bill.boquet', { ...SMALL, now: time.now });
  const sent = listenTo(bill);
  time.forward(8 * 60);
  await bill.press('n');
  expect(bill.text()).toContain(LOCKED);
  expect(sent.text()).not.toContain('Société');
  // The key is dropped: it is not the first letter of the password.
  expect(bill.text()).not.toContain('*');
});

it('asks the database nothing while locked, and shows what others changed after the password', async () => {
  const bill = await company.signIn('bill.boquet', SMALL);
  await bill.press('Q');
  await bill.waitFor(LOCKED);
  const root = await createConnection(company.server.admin);
  const quietFor = async () => {
    const [[row]] = await root.query<RowDataPacket[]>(
      `SELECT MIN(time) AS quiet FROM information_schema.processlist WHERE user LIKE 'epicevent\\_c%'`,
    );
    return Number(row?.quiet);
  };
  await expect.poll(quietFor, { timeout: 15_000, interval: 500 }).toBeGreaterThan(4);
  await root.end();

  const other = await company.signIn('bill.boquet');
  await other.press('e');
  await other.waitFor('Ctrl+S');
  await retype(other, 'Aaa Meanwhile');
  await other.press('Ctrl+S');
  await other.waitForNo('Ctrl+S');
  await other.waitFor('Aaa Meanwhile');
  expect(bill.text()).not.toContain('Meanwhile');
  await bill.type(DEMO_PASSWORD);
  await bill.press('Enter');
  await bill.waitFor('Aaa Meanwhile');
});

it('only Ctrl+C leaves, to the sign-in screen, where somebody else may sign in', async () => {
  const bill = await company.signIn('bill.boquet', { ...SMALL, lang: 'en' });
  await bill.press('Q');
  await bill.waitFor('locked: Bill Boquet');
  await bill.press('Esc', 'q', 'L', 'Tab', ':');
  expect(bill.text()).toContain('locked: Bill Boquet');
  await bill.press('Ctrl+C');
  await bill.waitFor('You have signed out.');
});

it('wrong passwords count as failed sign-ins, and the right one must wait, too', async () => {
  const kate = await company.signIn('kate.hastroff', SMALL);
  await kate.press('Q');
  await kate.waitFor('verrouillé : Kate Hastroff');
  for (const password of ['1', '2', '3', '4', '5', DEMO_PASSWORD]) {
    await kate.type(password);
    await kate.press('Enter');
    await kate.waitForNo('connexion…');
  }
  await kate.waitFor(/Trop d’essais : réessayez dans 1[0-5] secondes/);
  expect(kate.text()).toContain('verrouillé : Kate Hastroff');
});

it('0 never locks', async () => {
  const time = clock();
  const session = { lockAfterMinutes: 0, endAfterHours: 12 };
  const bill = await company.signIn('bill.boquet', { ...SMALL, now: time.now, session });
  time.forward(11 * 60);
  await bill.press('n');
  await bill.waitFor('Société');
});

it.each<[string, Habits, string, string, string]>([
  ['in French', {}, 'Votre session se termine à', 'fin de session à', 'elle avait atteint'],
  ['in English', { lang: 'en' }, 'Your session ends at', 'session ends at', 'it had lasted'],
])('ends after twelve hours, and says so five minutes before, %s', async (_, habits, notice, title, reason) => {
  const time = clock();
  const session = { lockAfterMinutes: 0, endAfterHours: 12 };
  const bill = await company.signIn('bill.boquet', { ...SMALL, ...habits, now: time.now, session });
  time.forward(12 * 60 - 6);
  await bill.press('n');
  await bill.type('Zoé');
  expect(bill.text()).not.toContain(title);
  time.forward(2);
  await bill.waitFor(notice);
  await bill.press('Tab');
  expect(bill.text()).toContain(title);
  time.forward(5);
  await bill.waitFor(reason);
  expect(bill.text()).not.toContain('Zoé');
});

it('a locked session ends as well', async () => {
  const time = clock();
  const bill = await company.signIn('bill.boquet', { ...SMALL, now: time.now });
  time.forward(60);
  await bill.waitFor(LOCKED);
  time.forward(12 * 60);
  await bill.waitFor('elle avait atteint');
});
