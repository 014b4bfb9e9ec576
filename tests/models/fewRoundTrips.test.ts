import * as mysql2 from 'mysql2';
import { QueryTypes } from 'sequelize';
import { expect, it } from 'vitest';
import { GuardedSequelize } from '../../src/db/guardedSequelize.ts';
import { databaseOf } from '../../src/services/databaseOf.ts';
import { inTransaction } from '../../src/services/inTransaction.ts';
import { staff } from '../factories/people.ts';

const company = staff('bill', 'kate');

it('the first transaction opens one connection', async () => {
  const { user, socketPath } = company.server.admin;
  const sequelize = new GuardedSequelize('mysql', user, '', {
    dialect: 'mysql',
    dialectModule: mysql2,
    dialectOptions: { socketPath },
    logging: false,
  });
  let opened = 0;
  sequelize.addHook('afterConnect', () => {
    opened += 1;
  });
  await sequelize.transaction((transaction) => sequelize.query('SELECT 1', { transaction }));
  expect(opened).toBe(1);
  await sequelize.close();
});

it('a transaction sends no statement to begin, and can be rolled back', async () => {
  const { sequelize } = databaseOf(company.kate).db;
  const count = async (name: string): Promise<number> =>
    inTransaction(company.kate, async ({ readOptions }) => {
      const options = { ...readOptions, type: QueryTypes.SELECT } as const;
      const [row] = await sequelize.query<{ Value: string }>(`SHOW SESSION STATUS LIKE '${name}'`, options);
      return Number(row?.Value);
    });
  expect(await count('Com_begin')).toBe(0);
  const failing = inTransaction(company.kate, async ({ models, lockOptions, writeOptions }) => {
    const event = await models.Event.findByPk(109, { ...lockOptions, rejectOnEmpty: true });
    await event.update({ notes: 'Perdu' }, writeOptions);
    throw new Error('No');
  });
  await expect(failing).rejects.toThrow();
  const after = await inTransaction(company.kate, ({ models, readOptions }) => models.Event.findByPk(109, readOptions));
  expect(after?.get('notes')).not.toBe('Perdu');
});
