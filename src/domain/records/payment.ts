import { PAYMENT_METHODS } from '../paymentMethod.ts';
import { defineRecord, type RecordOf } from './record.ts';
import { versioned } from './shared.ts';

const given = { isCreated: true, isKept: true } as const;

/** A payment for a contract. Payments are append-only: a mistake is corrected by a reversal with a negative amount. */
export const payment = defineRecord({
  table: 'payment',
  createdBy: ['gestion'],
  fields: {
    id: { type: 'id', column: 'payment_id' },
    contractId: { ...given, type: 'reference' },
    amount: { ...given, type: 'money', label: 'payments.amount', hint: 'payments.amountHint' },
    paidOn: { ...given, type: 'day', label: 'payments.paidOn', hint: 'payments.paidOnHint' },
    method: { ...given, type: 'choice', values: PAYMENT_METHODS, words: 'method', label: 'payments.method' },
    note: { ...given, type: 'text', max: 255, isOptional: true, label: 'payments.note' },
    recordedBy: { type: 'person', isKept: true },
    creationDate: { type: 'stamp' },
    requestKey: versioned.requestKey,
  },
  form: ['amount', 'paidOn', 'method', 'note'],
  printed: [],
  exported: [],
  filters: {},
});

export type PaymentRecord = RecordOf<typeof payment>;
