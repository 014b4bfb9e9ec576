import { expect, it } from 'vitest';
import { askDatabase, countRows } from '../support/askDatabase.ts';
import { DEMO_PASSWORD, demoCompany } from '../support/journey.ts';

const company = demoCompany();

/** A wrong password, an unknown username, and a deactivated account. */
const TRIES = [
  ['bill.boquet', 'not the password'],
  ['nobody.here', DEMO_PASSWORD],
  ['hugo.lemaire', DEMO_PASSWORD],
] as const;

const failures = () => askDatabase(company.server, 'SELECT COUNT(DISTINCT name_digest) AS names FROM login_throttle');

it('a wrong password, an unknown username and a deactivated account get the same answer, and count alike', async () => {
  const screens: string[] = [];
  const counted: unknown[] = [];
  for (const [username, password] of TRIES) {
    const app = await company.open();
    await app.type(username);
    await app.press('Enter');
    await app.type(password);
    await app.press('Enter');
    await app.waitFor('! Identifiant ou mot de passe incorrect.');
    expect(app.text()).toMatch(/Mot de passe +│/);
    screens.push(app.text().replace(username.padEnd(12), ' '.repeat(12)).replace(/\*+ */, ''));
    counted.push(await failures());
    await app.close();
  }
  expect(new Set(screens).size).toBe(1);
  expect(counted).toEqual([[{ names: 1 }], [{ names: 2 }], [{ names: 3 }]]);
});

it('after a wrong password the field is empty, and the reason is shown once', async () => {
  const app = await company.open();
  await app.type('kate.hastroff');
  await app.press('Enter');
  await app.type('not the password');
  await app.press('Enter');
  await app.waitFor('! Identifiant ou mot de passe incorrect.');
  expect(app.text().match(/Identifiant ou mot de passe incorrect/g)).toHaveLength(1);
  await app.type(DEMO_PASSWORD);
  await app.press('Enter');
  await app.waitFor('Kate Hastroff · support');
});

it('one connection is opened while the password is typed, and closed by leaving', async () => {
  const connections = () => countRows(company.server, "information_schema.processlist WHERE user = 'epicevent_login'");
  const app = await company.open();
  await app.type('kate.hastroff');
  await app.press('Enter');
  expect(await connections()).toBe(0);
  // The code that connects loads while the user types.
  await expect
    .poll(async () => {
      await app.type('x');
      return connections();
    })
    .toBe(1);
  await app.close();
  await expect.poll(connections).toBe(0);
  await company.signIn('kate.hastroff');
  await expect.poll(connections, { message: 'none is left after the sign-in' }).toBe(0);
});
