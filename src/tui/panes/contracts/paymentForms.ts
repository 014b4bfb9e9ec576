import { toCents } from '../../../domain/money.ts';
import { PAYMENT_METHODS } from '../../../domain/paymentMethod.ts';
import type { ContractRecord } from '../../../domain/records/contract.ts';
import { type PaymentRecord, payment } from '../../../domain/records/payment.ts';
import { checkField } from '../../../services/checkField.ts';
import { contractDues } from '../../../services/instalments.ts';
import { recordPayment, reversePayment } from '../../../services/payments.ts';
import type { FormSpec } from '../../state/formController.ts';
import type { UiContext } from '../../state/uiContext.ts';
import { fieldsOf, inputOf } from '../recordForm.ts';

/** Opens the form of a payment, with what is due today. */
export function openPaymentForm(uiContext: UiContext, contract: ContractRecord): void {
  uiContext.blockInput(async () => {
    const { due } = await contractDues(uiContext.session, contract);
    return () => uiContext.openForm(paymentForm(uiContext, contract, toCents(due) > 0n ? due : null));
  });
}

/**
 * Records a payment. The defaults are what is due, else the remaining balance, today, by transfer: Enter records it.
 * @param due what is due today; null for nothing
 */
function paymentForm(uiContext: UiContext, contract: ContractRecord, due: string | null): FormSpec<PaymentRecord> {
  const { session, texts } = uiContext;
  const options = PAYMENT_METHODS.map((value) => ({ value, label: texts.t(`method.${value}`) }));
  return {
    id: 'payment.record',
    title: { key: 'payments.new', params: { id: contract.id, companyName: contract.client.companyName } },
    note: {
      key: due === null ? 'payments.toPay' : 'payments.toPayDue',
      params: {
        balance: texts.money(contract.balance),
        cost: texts.money(contract.cost),
        due: texts.money(due ?? contract.balance),
      },
    },
    fields: fieldsOf(payment, uiContext, {
      amount: { isReplaced: true },
      paidOn: { isReplaced: true },
      method: { kind: 'choice', options },
    }),
    values: {
      amount: texts.typedAmount(due ?? contract.balance),
      paidOn: texts.typedDay(session.now()),
      method: 'transfer',
      note: '',
    },
    isQuick: true,
    check: (field, values) => checkField(session, 'payment', field, values),
    save: (values, _version, key) => recordPayment(session, contract.id, inputOf(payment, values), key),
    onSaved: ({ amount }) =>
      uiContext.saved('contracts', contract.id, { key: 'payments.recorded', params: { amount: texts.money(amount) } }),
  };
}

/** Reverses a payment recorded by mistake, with a reason that is kept. */
export function reversalForm(
  uiContext: UiContext,
  contract: ContractRecord,
  recorded: PaymentRecord,
): FormSpec<PaymentRecord> {
  const { session, texts } = uiContext;
  return {
    id: 'payment.reverse',
    title: {
      key: 'payments.reverse',
      params: { amount: texts.money(recorded.amount), day: texts.day(recorded.paidOn) },
    },
    fields: [{ name: 'reason', label: 'payments.reason', kind: 'text' }],
    values: { reason: '' },
    check: (field, values) => checkField(session, 'payment', field, values),
    save: ({ reason = '' }, _version, key) => reversePayment(session, recorded.id, { reason }, key),
    onSaved: ({ amount }) =>
      uiContext.saved('contracts', contract.id, {
        key: 'payments.reversed',
        params: { amount: texts.money(amount.replace('-', '')) },
      }),
  };
}
