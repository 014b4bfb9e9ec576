import { describe, expect, it } from 'vitest';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { databaseOf } from '../../src/services/databaseOf.ts';
import { inTransaction } from '../../src/services/inTransaction.ts';
import { staff } from '../factories/people.ts';

const company = staff('bill', 'camille', 'kate');

describe('the models of a session', () => {
  it('belong to it: two sessions of one process share nothing', () => {
    const { bill, kate } = company;
    expect(databaseOf(bill).models.Client).not.toBe(databaseOf(kate).models.Client);
    expect(databaseOf(bill).models.Client.sequelize).toBe(databaseOf(bill).db.sequelize);
  });

  it('refuse a query without the transaction', async () => {
    const { bill } = company;
    await expect(databaseOf(bill).models.Client.count()).rejects.toThrow('outside its unit of work');
    await expect(databaseOf(bill).db.sequelize.query('SELECT 1')).rejects.toThrow('outside its unit of work');
    const inside = unitOfWork(databaseOf(bill).db, async () => databaseOf(bill).models.Client.findAll());
    await expect(inside).rejects.toMatchObject({ problem: { key: 'error.unexpected' } });
  });

  it('refuse bulk functions, which skip the hooks of each record', async () => {
    const attempt = inTransaction(company.bill, ({ models, readOptions }) =>
      models.Client.update({ fullName: 'Tous' }, { where: {}, ...readOptions }),
    );
    await expect(attempt).rejects.toMatchObject({ problem: { key: 'error.unexpected' } });
  });

  it('keep a scope’s condition when another is added on the same column', async () => {
    const { bill, camille } = company;
    const count = await inTransaction(bill, ({ models, readOptions }) =>
      models.Client.scope({ method: ['ownedBy', bill.actor.id] }).count({
        where: { commercialId: camille.actor.id },
        ...readOptions,
      }),
    );
    expect(count).toBe(0);
  });

  it('read money as decimal strings and instants in UTC', async () => {
    const [contract, event] = await inTransaction(company.bill, async ({ models, readOptions }) => [
      await models.Contract.findByPk(652, { ...readOptions, rejectOnEmpty: true }),
      await models.Event.findByPk(109, { ...readOptions, rejectOnEmpty: true }),
    ]);
    expect([contract?.get('cost'), contract?.get('balance')]).toEqual(['12000.00', '4000.00']);
    expect(event?.get('start')).toEqual(new Date('2023-06-04T11:00:00Z'));
  });
});
