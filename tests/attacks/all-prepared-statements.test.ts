/** Attack: one account prepares so many statements that the server has none left for anybody (error 1461). */
import { expect, it } from 'vitest';
import { listClients } from '../../src/services/clients.ts';
import { staff } from '../factories/people.ts';
import { askDatabase } from '../support/askDatabase.ts';

const company = staff('bill');

it('lists are read nevertheless', async () => {
  await askDatabase(company.server, 'SET GLOBAL max_prepared_stmt_count = 0');
  // A statement that comes again is prepared.
  for (let time = 0; time < 4; time += 1) {
    const page = await listClients(company.bill, { scope: 'all' }, { from: 'start', limit: 5 });
    expect(page.rows).toHaveLength(5);
    for (const { creationDate } of page.rows) expect(creationDate).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
});
