import type { Sequelize } from 'sequelize';
import { payment } from '../domain/records/payment.ts';
import { actorOf } from './actorOptions.ts';
import { attributesOf, type RowOf } from './attributes.ts';
import type { ColleagueRow } from './Colleague.ts';
import { ofContract } from './scopes.ts';
import { sendOnly } from './sentColumns.ts';

export type PaymentRow = RowOf<typeof payment, { recordedBy?: ColleagueRow | null }>;

function recordedByActor(row: PaymentRow, options: object): void {
  const actor = actorOf(options);
  if (row.isNewRecord && actor) row.recordedById = actor.id;
}

/** Payment. Append-only: a mistake is corrected by a reversal. @returns the model of this session */
export function definePayment(sequelize: Sequelize) {
  return sequelize.define<PaymentRow>('payment', attributesOf(payment), {
    scopes: { ofContract },
    hooks: {
      beforeValidate: recordedByActor,
      beforeCreate: sendOnly(payment).beforeCreate,
      beforeUpdate: () => {
        throw new Error('A payment is never changed; record a reversal.');
      },
    },
  });
}
