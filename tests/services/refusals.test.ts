/** What is refused leaves an entry in the journal, although its transaction is rolled back. */
import { expect, it } from 'vitest';
import { updateClient } from '../../src/services/clients.ts';
import { databaseOf } from '../../src/services/databaseOf.ts';
import { inTransaction, joinTransaction } from '../../src/services/inTransaction.ts';
import { listCollaborators } from '../../src/services/lists/collaboratorList.ts';
import type { Session } from '../../src/services/session.ts';
import { newClient, newSigned } from '../factories/contracts.ts';
import { typedClient } from '../factories/inputs.ts';
import { staff } from '../factories/people.ts';
import { askDatabase } from '../support/askDatabase.ts';

const company = staff('bill', 'kate', 'gestion');

async function entriesOf(session: Session, work: () => Promise<unknown>) {
  const [before] = await askDatabase(company.server, 'SELECT COALESCE(MAX(journal_id), 0) AS id FROM journal');
  await expect(work()).rejects.toThrow();
  await Promise.all(databaseOf(session).refusals);
  return askDatabase(
    company.server,
    `SELECT kind, actor_id AS actor, table_name AS tab, record_id AS record, detail FROM journal WHERE journal_id > ?
     ORDER BY journal_id`,
    [Number(before?.id)],
  );
}

it('a refusal by the policy has the person, the record and the reason', async () => {
  const { bill, kate } = company;
  const client = await newClient(bill);
  const entries = await entriesOf(kate, () => updateClient(kate, client.id, client.version, typedClient()));
  expect(entries).toEqual([
    { kind: 'refusal', actor: kate.actor.id, tab: 'client', record: client.id, detail: 'refused.client.update' },
  ]);
});

it('a list that is refused leaves one, too', async () => {
  const { kate } = company;
  const entries = await entriesOf(kate, () =>
    listCollaborators(kate, { scope: 'all' } as never, { from: 'start', limit: 1 }),
  );
  expect(entries).toMatchObject([{ kind: 'refusal', actor: kate.actor.id, tab: null, record: null }]);
});

it('a refusal by a rule of the database has its number', async () => {
  const { bill, gestion } = company;
  const signed = await newSigned(bill, gestion);
  const { sequelize } = databaseOf(bill).db;
  const change = () =>
    inTransaction(bill, ({ writeOptions: { transaction } }) =>
      sequelize.query('UPDATE contract SET cost = 1 WHERE contract_id = :id', {
        replacements: { id: signed.id },
        transaction,
      }),
    );
  expect(await entriesOf(bill, change)).toMatchObject([
    { kind: 'refusal', actor: bill.actor.id, detail: 'rule 51023' },
  ]);
});

it('what is only looked at before leaves none', async () => {
  const { bill, kate } = company;
  const client = await newClient(bill);
  const look = () =>
    joinTransaction(kate, (joined) => updateClient(joined, client.id, client.version, typedClient()), { dryRun: true });
  expect(await entriesOf(kate, look)).toEqual([]);
});

it('a refusal that cannot be kept is told all the same', async () => {
  const { bill, kate } = company;
  const client = await newClient(bill);
  await askDatabase(company.server, 'DROP PROCEDURE note_refusal');
  const change = updateClient(kate, client.id, client.version, typedClient());
  await expect(change).rejects.toMatchObject({ problem: { key: 'refused.client.update' } });
  await Promise.all(databaseOf(kate).refusals);
});
