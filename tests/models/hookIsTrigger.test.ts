import fc from 'fast-check';
import type { Model } from 'sequelize';
import { describe, expect, it } from 'vitest';
import { subtract } from '../../src/domain/money.ts';
import { inTransaction, type Unit } from '../../src/services/inTransaction.ts';
import type { Session } from '../../src/services/session.ts';
import { newSigned } from '../factories/contracts.ts';
import { staff } from '../factories/people.ts';

const company = staff('bill', 'gestion');
const CLOCK_MS = 5_000;

/** The model's values after a write must equal the stored row. */
async function expectAgreement(row: Model, attributes: readonly string[], { readOptions }: Unit): Promise<void> {
  const believed = Object.fromEntries(attributes.map((name) => [name, row.get(name)]));
  await row.reload(readOptions);
  for (const name of attributes) {
    const [before, after] = [believed[name], row.get(name)];
    if (before instanceof Date && after instanceof Date) {
      // The two clocks are read one after the other.
      expect(Math.abs(before.getTime() - after.getTime()), name).toBeLessThan(CLOCK_MS);
    } else expect({ [name]: believed[name] }).toEqual({ [name]: typeof before === 'boolean' ? Boolean(after) : after });
  }
}

/** S27: the triggers stamp every change with the server's clock, and increment the version. */
async function expectStamped(row: Model, version: number, { readOptions }: Unit): Promise<void> {
  await row.reload(readOptions);
  expect(row.get('version')).toBe(version);
  expect(Math.abs((row.get('lastUpdate') as Date).getTime() - Date.now())).toBeLessThan(CLOCK_MS);
}

const as = <T>(session: Session, work: (unit: Unit) => Promise<T>): Promise<T> => inTransaction(session, work);

const word = fc
  .string({ unit: fc.constantFrom(...'abcéœ -’Z9'), minLength: 1, maxLength: 40 })
  .map((text) => `x${text}`);
const money = fc.integer({ min: 1, max: 500_000 }).map((cents) => (cents / 100).toFixed(2));
const clientValues = fc.record({
  fullName: word,
  companyName: word,
  email: fc.constant('a@b.fr'),
  phone: fc.constant('+33 1'),
  creationDate: fc.constantFrom('2021-04-18', '2024-02-29'),
});
const runs = { numRuns: 15 };

describe('a hook sets the same values in memory as the trigger in the row', () => {
  it('the commercial, stamps and version of a client, whatever commercial is given', async () => {
    const believed = ['commercialId', 'isActive', 'creationDate'];
    await fc.assert(
      fc.asyncProperty(clientValues, fc.option(fc.integer({ min: 1, max: 6 })), word, (values, named, next) =>
        as(company.bill, async (unit) => {
          const client = await unit.models.Client.create({ ...values, commercialId: named }, unit.writeOptions);
          expect(client.commercialId).toBe(company.bill.actor.id);
          await expectAgreement(client, believed, unit);
          await expectStamped(client, 0, unit);
          await client.update({ fullName: next }, unit.writeOptions);
          await expectAgreement(client, ['fullName', ...believed], unit);
          await expectStamped(client, next === values.fullName ? 0 : 1, unit);
        }),
      ),
      runs,
    );
  });

  it('the statut, balance, stamps and version of a contract, for either department', async () => {
    const attributes = ['statut', 'balance', 'cost', 'isActive'];
    await fc.assert(
      fc.asyncProperty(money, money, fc.boolean(), (cost, next, byGestion) =>
        as(byGestion ? company.gestion : company.bill, async (unit) => {
          const mine = await unit.models.Client.findOne({
            where: { commercialId: company.bill.actor.id, isActive: true },
            ...unit.readOptions,
          });
          const contract = await unit.models.Contract.create({ clientId: mine?.id ?? 0, cost }, unit.writeOptions);
          expect(contract.statut).toBe(byGestion ? 'to_sign' : 'draft');
          await expectAgreement(contract, attributes, unit);
          await expectStamped(contract, 0, unit);
          await contract.update({ cost: next }, unit.writeOptions);
          await expectAgreement(contract, ['cost'], unit);
          await expectStamped(contract, next === cost ? 0 : 1, unit);
        }),
      ),
      runs,
    );
  });

  it('the time of a signature', async () => {
    const { id } = await newSigned(company.bill, company.gestion);
    await as(company.gestion, async (unit) => {
      const { Contract } = unit.models;
      const signed = await Contract.findByPk(id, { ...unit.readOptions, rejectOnEmpty: true });
      const twin = await Contract.create({ clientId: signed.clientId, cost: '5.00' }, unit.writeOptions);
      await twin.reload(unit.readOptions);
      await twin.update({ statut: 'signed' }, unit.writeOptions);
      await expectAgreement(twin, ['statut'], unit);
      await expectStamped(twin, 1, unit);
      expect(twin.signedAt).toBeInstanceOf(Date);
      expect(Math.abs(Number(twin.signedAt) - twin.lastUpdate.getTime())).toBeLessThan(CLOCK_MS);
    });
  });

  it('the balance after payments and reversals, to the cent', async () => {
    const { id } = await newSigned(company.bill, company.gestion, '5000');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30_000 }), fc.boolean(), (cents, isReversed) =>
        as(company.gestion, async (unit) => {
          const contract = await unit.models.Contract.findByPk(id, { ...unit.readOptions, rejectOnEmpty: true });
          const amount = (cents / 100).toFixed(2);
          for (const each of isReversed ? [amount, `-${amount}`] : [amount]) {
            const [left, version] = [subtract(contract.balance, each), contract.version];
            const payment = await unit.models.Payment.create(
              { contractId: id, amount: each, paidOn: '2026-01-01', method: 'card', note: 'essai' },
              unit.writeOptions,
            );
            await expectAgreement(payment, ['amount', 'recordedById'], unit);
            await expectStamped(contract, version + 1, unit);
            expect(contract.balance).toBe(left);
          }
        }),
      ),
      { numRuns: 12 },
    );
  });

  it('the stamps and version of an event', async () => {
    const { id } = await newSigned(company.bill, company.gestion);
    const start = new Date(Date.now() + 86_400_000);
    start.setUTCMilliseconds(0);
    await as(company.bill, async (unit) => {
      const event = await unit.models.Event.create(
        { contractId: id, name: 'Fête', start, end: new Date(start.getTime() + 1000), location: 'Ici', notes: '' },
        unit.writeOptions,
      );
      await expectAgreement(event, ['isActive', 'start'], unit);
      await expectStamped(event, 0, unit);
      await event.update({ name: 'Fête bis' }, unit.writeOptions);
      await expectAgreement(event, ['name'], unit);
      await expectStamped(event, 1, unit);
    });
  });
});
