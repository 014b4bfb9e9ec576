import { PAYMENT_METHODS } from '../paymentMethod.ts';
import { defineRecord, type RecordOf } from './record.ts';
import { versioned } from './shared.ts';

/** For a field that users enter in the form. */
const entered = { isCreated: true, isInHistory: true } as const;

/** A payment for a contract. Payments are append-only: a mistake is corrected by a reversal with a negative amount. */
export const payment = defineRecord({
  table: 'payment',
  createdBy: ['gestion'],
  fields: {
    id: { type: 'id', column: 'payment_id' },
    contractId: { ...entered, type: 'reference' },
    amount: { ...entered, type: 'money', label: 'payments.amount', hint: 'payments.amountHint' },
    paidOn: { ...entered, type: 'day', label: 'payments.paidOn', hint: 'payments.paidOnHint' },
    method: { ...entered, type: 'choice', values: PAYMENT_METHODS, textPrefix: 'method', label: 'payments.method' },
    note: { ...entered, type: 'text', max: 255, isOptional: true, label: 'payments.note' },
    recordedBy: { type: 'person', isInHistory: true },
    creationDate: { type: 'stamp' },
    requestKey: versioned.requestKey,
  },
  form: ['amount', 'paidOn', 'method', 'note'],
  printedFields: [],
  exportedFields: [],
  filters: {},
});

export type PaymentRecord = RecordOf<typeof payment>;
