import { z } from 'zod';
import type { CompanyClock } from '../../domain/companyClock.ts';
import { PAYMENT_METHODS } from '../../domain/paymentMethod.ts';
import { amount } from './amount.ts';
import { pastDay } from './date.ts';
import { choice, text } from './text.ts';
import { typed } from './typed.ts';

/** What is typed for a payment. */
export interface PaymentInput {
  readonly amount: string;
  readonly paidOn: string;
  readonly method: string;
  readonly note: string;
}

export const paymentSchema = (clock: CompanyClock) =>
  z.object({
    amount: typed(amount),
    paidOn: typed((text) => pastDay(text, clock)),
    method: typed(choice(PAYMENT_METHODS)),
    note: typed(text({ max: 255, optional: true })),
  });

/** A reversal says why. */
export const reversalSchema = z.object({ reason: typed(text({ max: 255 })) });
