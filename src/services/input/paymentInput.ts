import { z } from 'zod';
import type { CompanyClock } from '../../domain/companyClock.ts';
import { payment } from '../../domain/records/payment.ts';
import { formFields, type InputOf } from './recordInput.ts';
import { text } from './text.ts';
import { typed } from './typed.ts';

/** The input of a payment form. */
export type PaymentInput = InputOf<typeof payment>;

export const paymentSchema = (clock: CompanyClock) => z.object(formFields(payment, clock));

/** A reversal needs a reason. */
export const reversalSchema = z.object({ reason: typed(text({ max: payment.fields.note.max })) });
