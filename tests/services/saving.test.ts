import { randomUUID } from 'node:crypto';
import { type Connection, createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { Conflict } from '../../src/domain/errors.ts';
import type { ClientRecord } from '../../src/domain/records/client.ts';
import { createClient, deactivateClient, getClient, updateClient } from '../../src/services/clients.ts';
import { countContracts, createContract } from '../../src/services/contracts.ts';
import { databaseOf } from '../../src/services/databaseOf.ts';
import { countEvents, createEvent } from '../../src/services/events.ts';
import { inTransaction } from '../../src/services/inTransaction.ts';
import { listPayments, recordPayment } from '../../src/services/payments.ts';
import { newClient, newSigned } from '../factories/contracts.ts';
import { typedClient, typedEvent, typedPayment } from '../factories/inputs.ts';
import { staff } from '../factories/people.ts';
import { told } from '../factories/refusal.ts';

const company = staff('bill', 'gestion');
let root: Connection;
beforeAll(async () => {
  root = await createConnection({ ...company.server.admin, database: 'epicevent' });
});
afterAll(() => root.end());

/** Ends the connections of a user, like a network failure. */
async function cutLine(id: number): Promise<void> {
  const [rows] = await root.query('SELECT id FROM information_schema.processlist WHERE user = ?', [`epicevent_c${id}`]);
  for (const row of rows as { id: number }[]) await root.query(`KILL ${row.id}`);
}

describe('two users save the same record', () => {
  it('the second gets the stored record, and nothing is lost', async () => {
    const { bill } = company;
    const client = await newClient(bill);
    await updateClient(bill, client.id, client.version, typedClient({ fullName: 'Premier' }));
    const refusal = await told(updateClient(bill, client.id, client.version, typedClient({ fullName: 'Second' })));
    expect(refusal.error).toBeInstanceOf(Conflict);
    const current = (refusal.error as Conflict<ClientRecord>).current;
    expect(current).toEqual(await getClient(bill, client.id));
    expect(current.fullName).toBe('Premier');
    await updateClient(bill, client.id, current.version, typedClient({ fullName: 'Second' }));
  });

  it('at the very same time: one succeeds, the other gets a conflict', async () => {
    const { bill } = company;
    const elsewhere = await company.signIn('bill.boquet');
    for (let round = 0; round < 10; round += 1) {
      const client = await newClient(bill);
      const attempts = await Promise.allSettled(
        [bill, elsewhere].map((session, n) =>
          updateClient(session, client.id, client.version, typedClient({ fullName: `N${n}` })),
        ),
      );
      const refused = attempts.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
      expect(refused).toEqual([expect.any(Conflict)]);
    }
  });

  it('saving without a change changes nothing', async () => {
    const { bill } = company;
    const client = await newClient(bill);
    expect((await updateClient(bill, client.id, client.version, typedClient())).version).toBe(client.version);
  });
});

describe('a creation happens once, however often it is sent', () => {
  it('for each kind of record', async () => {
    const { bill, gestion } = company;
    const [client, contract, payment, event] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const twice = async <T extends { id: number }>(work: () => Promise<T>): Promise<T> => {
      const [first, second] = [await work(), await work()];
      expect(second).toEqual(first);
      return first;
    };
    const { id } = await twice(() => createClient(bill, typedClient(), client));
    await twice(() => createContract(bill, { clientId: id, cost: '10' }, contract));
    const signed = await newSigned(bill, gestion);
    await twice(() => recordPayment(gestion, signed.id, typedPayment({ amount: '1250,50' }), payment));
    await twice(() => createEvent(bill, { ...typedEvent(), contractId: signed.id }, event));
    expect((await countContracts(bill, { scope: 'all', clientId: id })).total).toBe(1);
    expect(await listPayments(bill, signed.id)).toHaveLength(1);
    expect((await countEvents(bill, { scope: 'all', contractId: signed.id })).total).toBe(1);
  });

  it('also if two requests run at the same time', async () => {
    const key = randomUUID();
    const both = await Promise.all([1, 2].map(() => createClient(company.bill, typedClient(), key)));
    expect(both[0]).toEqual(both[1]);
  });

  it('and has a key in the right format', async () => {
    await expect(createClient(company.bill, typedClient(), 'again')).rejects.toThrow();
  });
});

describe('a transaction', () => {
  it('works after the connection was lost before it', async () => {
    const { bill } = company;
    await getClient(bill, 1);
    await cutLine(bill.actor.id);
    expect((await getClient(bill, 1)).companyName).toBe('Cool Startup LLC');
  });

  it('is retried as a whole when the connection is lost within it, and stores once', async () => {
    const { bill } = company;
    const key = randomUUID();
    let rounds = 0;
    const id = await inTransaction(bill, async ({ models, writeOptions }) => {
      rounds += 1;
      const client = await models.Client.create({ ...typedClient(), requestKey: key }, writeOptions);
      if (rounds === 1) await cutLine(bill.actor.id);
      await client.reload({ transaction: writeOptions.transaction });
      return client.id;
    });
    expect(rounds).toBe(2);
    const [rows] = await root.query('SELECT client_id FROM client WHERE request_key = ?', [key]);
    expect(rows).toEqual([{ client_id: id }]);
  });

  it('reports an unknown result when the connection is lost at COMMIT; saving again stores once', async () => {
    const { bill } = company;
    const key = randomUUID();
    const cut = inTransaction(bill, async ({ models, writeOptions }) => {
      await models.Client.create({ ...typedClient(), requestKey: key }, writeOptions);
      await cutLine(bill.actor.id);
    });
    expect(await told(cut)).toMatchObject({ code: 'unavailable', key: 'refused.commitUnknown' });
    const client = await createClient(bill, typedClient(), key);
    const [rows] = await root.query('SELECT client_id FROM client WHERE request_key = ?', [key]);
    expect(rows).toEqual([{ client_id: client.id }]);
  });

  it('is rolled back when the work fails', async () => {
    const { bill } = company;
    const key = randomUUID();
    const failing = inTransaction(bill, async ({ models, writeOptions }) => {
      await models.Client.create({ ...typedClient(), requestKey: key }, writeOptions);
      throw new Error('in the midst');
    });
    expect((await told(failing)).key).toBe('error.unexpected');
    const [rows] = await root.query('SELECT client_id FROM client WHERE request_key = ?', [key]);
    expect(rows).toEqual([]);
  });

  it('is retried after a deadlock', async () => {
    const { bill } = company;
    const [a, b] = [await newClient(bill), await newClient(bill)];
    const bothHold = Promise.withResolvers<void>();
    let holding = 0;
    const lockBoth = (first: number, second: number) =>
      unitOfWork(databaseOf(bill).db, async (transaction) => {
        for (const id of [first, second]) {
          await databaseOf(bill).models.Client.findByPk(id, { transaction, lock: true });
          holding += 1;
          if (holding === 2) bothHold.resolve();
          await bothHold.promise;
        }
        return 'done';
      });
    expect(await Promise.all([lockBoth(a.id, b.id), lockBoth(b.id, a.id)])).toEqual(['done', 'done']);
  });

  it('does not wait for ever for a locked row', { timeout: 60_000 }, async () => {
    const { bill } = company;
    const client = await newClient(bill);
    await root.query('START TRANSACTION');
    await root.query('SELECT 1 FROM client WHERE client_id = ? FOR UPDATE', [client.id]);
    const refusal = await told(updateClient(bill, client.id, client.version, typedClient({ fullName: 'Moi' })));
    await root.query('ROLLBACK');
    expect(refusal).toMatchObject({ code: 'unavailable', key: 'refused.busy' });
  });

  it('announces its changes after the commit, and nothing of a refused one', async () => {
    const { bill } = company;
    const heard: object[] = [];
    const stop = bill.changes.listen((changes) => heard.push(...changes));
    const client = await newClient(bill);
    await told(updateClient(bill, client.id, 99, typedClient()));
    await deactivateClient(bill, client.id, client.version);
    stop();
    await newClient(bill);
    expect(heard).toEqual([
      { kind: 'client', id: client.id },
      { kind: 'client', id: client.id },
    ]);
  });
});
