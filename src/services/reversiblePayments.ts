import type { PaymentRecord } from '../domain/records/payment.ts';
import { listPayments } from './payments.ts';
import type { Session } from './session.ts';

const isReversal = ({ amount }: PaymentRecord): boolean => amount.startsWith('-');

/** Each reversal cancels the first earlier payment with the same amount that is not yet reversed. */
function reversible(payments: readonly PaymentRecord[]): PaymentRecord[] {
  const left = payments.filter((payment) => !isReversal(payment));
  for (const reversal of payments.filter(isReversal)) {
    const alike = (payment: PaymentRecord) => `-${payment.amount}` === reversal.amount && payment.id < reversal.id;
    const sameMethod = left.findIndex((payment) => alike(payment) && payment.method === reversal.method);
    const at = sameMethod >= 0 ? sameMethod : left.findIndex(alike);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}

/** The payments of a contract that can still be reversed, oldest first. */
export async function listReversible(session: Session, contractId: number): Promise<PaymentRecord[]> {
  return reversible(await listPayments(session, contractId));
}
