import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readCard, readHome } from '../support/readMainScreen.ts';

const company = demoCompany();

const WIDE = { rows: 40, columns: 120 };
const one = async (sql: string) => (await askDatabase(company.server, sql))[0] as Record<string, unknown>;
const requests = (action: string) =>
  askDatabase(company.server, `SELECT * FROM task WHERE asked_action = '${action}' ORDER BY task_id`);
const OF_BILL = `FROM contract JOIN client ON client.client_id = contract.client_id
  JOIN collaborator ON collaborator.collaborator_id = client.collaborator_id
  WHERE username = 'bill.boquet' AND contract.is_active`;

it('a commercial asks gestion to issue a draft; gestion sees who asks for what, does it, and the answer comes home by itself', async () => {
  const { id } = await one(`SELECT contract_id AS id ${OF_BILL} AND statut = 'draft' LIMIT 1`);
  const bill = await company.signIn('bill.boquet', WIDE);
  await bill.press('2', 't');
  await find(bill, 2, String(id));
  await bill.press('s');
  await bill.waitFor('Seule la gestion émet un contrat. — W : demander à la gestion');
  await bill.press('W');
  await bill.waitFor(`Émettre le contrat ${id} : demander à la gestion`);
  await bill.type('le client attend sa date');
  await bill.press('Enter');
  await bill.waitFor('Demandé à la gestion');
  // The same again is not asked twice.
  await bill.press('s');
  await bill.waitFor('W : demander à la gestion');
  await bill.press('W');
  await bill.waitFor(`Émettre le contrat ${id} : demander`);
  await bill.press('Ctrl+S');
  await bill.waitFor('Déjà demandé à la gestion');
  expect(await requests('contract.issue')).toHaveLength(1);

  const gestion = await company.signIn('gestion.demo', { staysHome: true, ...WIDE });
  const title = `Émettre le contrat ${id} — le client attend sa date`;
  for (let rows = 0; rows < 200 && !readHome(gestion.screen).selected.includes('Émettre le contrat'); rows += 1)
    await gestion.press('Down');
  await gestion.waitFor((screen) => readCard(screen).includes('Demandé par Bill Boquet'));
  expect(readCard(gestion.screen).replace(/\s+/g, ' ')).toContain('Entrée va à la fiche, puis s');
  expect(readCard(gestion.screen).replace(/\s+/g, ' ')).toContain(title);
  await gestion.press('Enter');
  await gestion.waitFor((screen) => readCard(screen).includes(String(id)));
  await bill.press('0');
  await gestion.press('s');
  await gestion.waitFor('Émettre le contrat');
  await gestion.press('Enter');
  await gestion.waitFor('émis');
  await bill.waitFor('Réponses à mes demandes');
  await bill.press('g');
  await bill.waitFor((screen) => readHome(screen).selected.includes(`Émettre le contrat ${id}`));
  expect(readCard(bill.screen).replace(/\s+/g, ' ')).toMatch(/fait par \S+ \S+/);
  await bill.press('Space');
  await bill.waitFor('Vu : Émettre le contrat');
  await bill.waitFor((screen) => !readHome(screen).selected.includes('Émettre'));
  // A second Space does nothing to the next section's row.
  const open = await askDatabase(company.server, 'SELECT COUNT(*) AS count FROM task WHERE done_at IS NOT NULL');
  await bill.press('Space');
  await bill.press('Down', 'Up');
  expect(await askDatabase(company.server, 'SELECT COUNT(*) AS count FROM task WHERE done_at IS NOT NULL')).toEqual(
    open,
  );
  await bill.press('L');
  const again = await company.signIn('bill.boquet', { staysHome: true, ...WIDE });
  expect(again.screen).not.toContain('Réponses à mes demandes');
});
