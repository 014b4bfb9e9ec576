import { Invalid, NotAllowed } from '../domain/errors.ts';
import { fromCents, toCents } from '../domain/money.ts';
import type { PaymentRecord } from '../domain/records/payment.ts';
import { authorize, authorizeDepartment } from '../policies/authorize.ts';
import { type PaymentInput, paymentSchema, reversalSchema } from './input/paymentInput.ts';
import { readForm } from './input/typed.ts';
import { inTransaction, type Unit } from './inTransaction.ts';
import { lockParentForCreate } from './lockForUpdate.ts';
import { requestKey } from './requestKey.ts';
import { requirePermission } from './requirePermission.ts';
import { paymentRow, withRecorder } from './rows.ts';
import type { Session } from './session.ts';
import { toContract, toPayment } from './toRecord.ts';

export type { PaymentInput };

const reread = async (unit: Unit, id: number): Promise<PaymentRecord> => toPayment(await paymentRow(unit, id));

/** The payments of a contract, oldest first; reversals are negative. */
export async function listPayments(session: Session, contractId: number): Promise<PaymentRecord[]> {
  requirePermission(session, 'payment.list');
  return inTransaction(session, async ({ models, readOptions }) => {
    const rows = await models.Payment.scope({ method: ['ofContract', contractId] }).findAll({
      include: withRecorder(models),
      order: [
        ['paidOn', 'ASC'],
        ['id', 'ASC'],
      ],
      ...readOptions,
    });
    return rows.map(toPayment);
  });
}

/**
 * @param key idempotency key of the form
 * @throws Invalid on `amount` (also if it is more than the balance), `paidOn`, `method`, `note`
 */
export async function recordPayment(
  session: Session,
  contractId: number,
  input: PaymentInput,
  key: string,
): Promise<PaymentRecord> {
  return inTransaction(session, async (unit) => {
    authorizeDepartment(unit.actor, 'payment.record');
    const mine = { requestKey: requestKey(key) };
    const creation = { of: 'payment', ...mine } as const;
    const { row: contract, before } = await lockParentForCreate(
      unit,
      'payment.record',
      'contract',
      contractId,
      toContract,
      creation,
    );
    if (before !== null) return reread(unit, before);
    const values = readForm(paymentSchema(session.clock), input);
    if (toCents(values.amount) > toCents(contract.balance)) {
      const balance = session.texts.money(contract.balance);
      throw new Invalid({ amount: { key: 'field.overBalance', params: { balance } } });
    }
    const created = await unit.models.Payment.create({ ...values, contractId, ...mine }, unit.writeOptions);
    unit.changed('payment', created.id);
    unit.changed('contract', contractId);
    return reread(unit, created.id);
  });
}

/**
 * Corrects a payment with a second one of the opposite amount. The reason becomes its note. Nothing is deleted.
 * @throws Invalid on `reason`; NotAllowed for a reversal, or if the payment was already reversed
 */
export async function reversePayment(
  session: Session,
  paymentId: number,
  input: { readonly reason: string },
  key: string,
): Promise<PaymentRecord> {
  return inTransaction(session, async (unit) => {
    const { models, readOptions, lockOptions, writeOptions } = unit;
    authorizeDepartment(unit.actor, 'payment.reverse');
    const mine = { requestKey: requestKey(key) };
    const [before, payment] = await Promise.all([
      models.Payment.findOne({ where: mine, ...readOptions }),
      paymentRow(unit, paymentId),
    ]);
    if (before) return reread(unit, before.id);
    authorize(unit.actor, 'payment.reverse', toPayment(payment));
    // Payments are never updated, so concurrent writers lock the contract.
    const { contractId } = payment;
    const { reason } = readForm(reversalSchema, input);
    const amount = fromCents(-toCents(payment.amount));
    const alike = (sought: string) => models.Payment.count({ where: { contractId, amount: sought }, ...readOptions });
    const locked = models.Contract.findByPk(contractId, { ...lockOptions, attributes: ['id'] });
    // Sent together, and answered in turn: the counts see what was committed before the lock.
    const [, reversed, recorded] = await Promise.all([locked, alike(amount), alike(payment.amount)]);
    if (reversed >= recorded) {
      throw new NotAllowed({ key: 'refused.alreadyReversed' });
    }
    const values = { contractId, amount, paidOn: session.clock.today(), method: payment.method, note: reason };
    const created = await models.Payment.create({ ...values, ...mine }, writeOptions);
    unit.changed('payment', created.id);
    unit.changed('contract', contractId);
    return reread(unit, created.id);
  });
}
