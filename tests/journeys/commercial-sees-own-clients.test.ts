import { expect, it } from 'vitest';
import { askDatabase, countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { waitForRows } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();
const OWN = "client JOIN collaborator USING (collaborator_id) WHERE client.is_active AND username = 'bill.boquet'";

it('a commercial starts with the own clients; t shows all, m the own ones again (S8)', async () => {
  const own = await askDatabase<{ company_name: string }>(company.server, `SELECT company_name FROM ${OWN}`);
  const names = own.map((row) => row.company_name);
  const bill = await company.signIn('bill.boquet', { rows: 60 });
  await waitForRows(bill, 1, names.length);
  const shown = readPane(bill.screen, 1);
  expect(shown.title).toBe('1 Clients — mes clients');
  for (const row of shown.rows) expect(names.some((name) => row.startsWith(name.slice(0, 30)))).toBe(true);

  await bill.press('t');
  await waitForRows(bill, 1, await countRows(company.server, 'client WHERE is_active'));
  await bill.waitFor('1 Clients — tous');
  expect(readPane(bill.screen, 1).rows).toContainEqual(expect.stringMatching(/^Les Vergers d’Anjou/));

  await bill.press('m');
  await waitForRows(bill, 1, names.length);
  await bill.press('G');
  await bill.waitFor((screen) => readPane(screen, 1).place === names.length);
  await bill.waitFor((screen) => /Commercial +Bill Boquet/.test(readCard(screen)));
});

it('«mes clients» is found among the commands by its name in the brief', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('t');
  await bill.waitFor('1 Clients — tous');
  await bill.press(':');
  await bill.type('voir mes clients');
  await bill.waitFor('Voir mes clients');
  await bill.press('Enter');
  await bill.waitFor('1 Clients — mes clients');
});
