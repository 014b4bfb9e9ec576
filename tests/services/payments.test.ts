import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  cancelContract,
  closeContract,
  createContract,
  getContract,
  issueContract,
  updateContract,
} from '../../src/services/contracts.ts';
import { listHistory } from '../../src/services/history.ts';
import { listPayments, recordPayment, reversePayment } from '../../src/services/payments.ts';
import { newClient, newDraft, newSigned } from '../factories/contracts.ts';
import { typedPayment } from '../factories/inputs.ts';
import { staff } from '../factories/people.ts';
import { told } from '../factories/refusal.ts';

const company = staff('bill', 'gestion');

const pay = (contractId: number, amount: string, values: Parameters<typeof typedPayment>[0] = {}) =>
  recordPayment(company.gestion, contractId, typedPayment({ ...values, amount }), randomUUID());

describe('payments', () => {
  it('reduce the balance to zero, and no further', async () => {
    const { bill, gestion } = company;
    const { id } = await newSigned(bill, gestion, '1 250,50');
    await pay(id, '250,50');
    expect(await getContract(bill, id)).toMatchObject({ balance: '1000.00', paymentState: 'partial' });
    const refusal = await told(pay(id, '1000,01'));
    expect(refusal.fields).toEqual({ amount: 'field.overBalance' });
    await pay(id, '1000');
    expect(await getContract(bill, id)).toMatchObject({ balance: '0.00', paymentState: 'paid', cost: '1250.50' });
    expect((await told(pay(id, '0,01'))).code).toBe('invalid');
  });

  it('at the same time that exceed the balance together: one is refused', async () => {
    const { id } = await newSigned(company.bill, company.gestion, '100');
    const both = await Promise.allSettled([pay(id, '60'), pay(id, '60')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await getContract(company.bill, id)).balance).toBe('40.00');
  });

  it('can be reversed once, with a reason, and never deleted', async () => {
    const { bill, gestion } = company;
    const { id } = await newSigned(bill, gestion, '100');
    const paid = await pay(id, '60');
    const reverse = (paymentId: number, reason: string) => reversePayment(gestion, paymentId, { reason }, randomUUID());
    expect((await told(reverse(paid.id, ' '))).fields).toEqual({ reason: 'field.required' });
    const reversal = await reverse(paid.id, 'Saisi deux fois');
    expect(reversal).toMatchObject({ amount: '-60.00', note: 'Saisi deux fois', method: 'transfer' });
    expect((await told(reverse(paid.id, 'Encore'))).key).toBe('refused.alreadyReversed');
    expect((await told(reverse(reversal.id, 'À rebours'))).key).toBe('refused.isPositivePayment');
    expect((await listPayments(bill, id)).map(({ amount }) => amount)).toEqual(['60.00', '-60.00']);
    expect((await getContract(bill, id)).balance).toBe('100.00');
  });

  it('are accepted for contracts to sign, signed or closed, not for drafts or cancelled ones', async () => {
    const { bill, gestion } = company;
    const draft = await newDraft(bill, '100');
    expect((await told(pay(draft.id, '10'))).key).toBe('refused.isPayable');
    const issued = await issueContract(gestion, draft.id, draft.version);
    await pay(draft.id, '10');
    expect((await told(cancelContract(gestion, draft.id, issued.version))).code).toBe('conflict');
    const cancelled = await cancelContract(gestion, draft.id, (await getContract(bill, draft.id)).version);
    expect(cancelled.statut).toBe('cancelled');
    expect((await told(pay(draft.id, '10'))).key).toBe('refused.isPayable');
    const signed = await newSigned(bill, gestion, '100');
    await closeContract(gestion, signed.id, signed.version);
    await pay(signed.id, '10');
  });

  it('keep the cost from falling below the paid amount', async () => {
    const { bill, gestion } = company;
    const client = await newClient(bill);
    const contract = await createContract(gestion, { clientId: client.id, cost: '100' }, randomUUID());
    await pay(contract.id, '60');
    const { version } = await getContract(bill, contract.id);
    const refusal = await told(updateContract(bill, contract.id, version, { cost: '59,99' }));
    expect(refusal.fields).toEqual({ cost: 'field.belowPaid' });
    const lowered = await updateContract(bill, contract.id, version, { cost: '60' });
    expect(lowered).toMatchObject({ cost: '60.00', balance: '0.00', paymentState: 'paid' });
  });

  it('record their author', async () => {
    const { bill, gestion } = company;
    const { id } = await newSigned(bill, gestion, '100');
    const paid = await pay(id, '60', { note: 'Acompte' });
    const [line] = await listHistory(bill, 'payment', paid.id);
    expect(line).toMatchObject({ action: 'create', by: { id: gestion.actor.id, name: 'Gabrielle Lenoir' } });
    expect(line?.changes).toContainEqual({ field: 'amount', before: null, after: '60.00' });
    const [change] = await listHistory(bill, 'contract', id);
    expect(change?.changes).toEqual([{ field: 'balance', before: '100.00', after: '40.00' }]);
  });
});
