import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize';
import { actorOf, instantOf } from './actorOptions.ts';
import type { ColleagueRow } from './Colleague.ts';
import type { ContractRow } from './Contract.ts';
import { subtract } from './money.ts';
import type { PaymentMethod } from './paymentMethod.ts';
import { sendOnly } from './sentColumns.ts';
import { setQuietly, stampUpdate } from './stamps.ts';

/** Money received for a contract; append-only, a mistake is a reversal. @returns the model of this session */
export function definePayment(sequelize: Sequelize) {
  class Payment extends Model<InferAttributes<Payment>, InferCreationAttributes<Payment>> {
    declare id: CreationOptional<number>;
    declare contractId: number;
    /** Negative for a reversal. */
    declare amount: string;
    declare paidOn: string;
    declare method: PaymentMethod;
    declare note: CreationOptional<string>;
    declare recordedBy: CreationOptional<number | null>;
    declare creationDate: CreationOptional<Date>;
    declare requestKey: CreationOptional<string | null>;

    /** The loaded contract, where a service hands it in. */
    declare contract?: NonAttribute<ContractRow>;
    declare recorder?: NonAttribute<ColleagueRow | null>;

    get isReversal(): NonAttribute<boolean> {
      return this.amount.startsWith('-');
    }
  }

  function recordedByActor(payment: Payment, options: object): void {
    const actor = actorOf(options);
    if (payment.isNewRecord && actor) payment.recordedBy = actor.id;
  }

  /** The balance of a contract is its cost minus its payments: the row in memory follows as the trigger does. */
  function lowerBalance(payment: Payment, options: object): void {
    setQuietly(payment, { creationDate: instantOf(options) });
    const { contract } = payment;
    if (!contract) return;
    setQuietly(contract, { balance: subtract(contract.balance, payment.amount) });
    stampUpdate(contract, options);
  }

  Payment.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, field: 'payment_id' },
      contractId: { type: DataTypes.INTEGER, allowNull: false, field: 'contract_id' },
      amount: { type: DataTypes.DECIMAL(12, 2), allowNull: false },
      paidOn: { type: DataTypes.DATEONLY, allowNull: false, field: 'paid_on' },
      method: { type: DataTypes.STRING(20), allowNull: false },
      note: { type: DataTypes.STRING(255) },
      recordedBy: { type: DataTypes.INTEGER, field: 'recorded_by' },
      creationDate: { type: DataTypes.DATE(3), field: 'creation_date' },
      requestKey: { type: DataTypes.CHAR(36), field: 'request_key' },
    },
    {
      sequelize,
      modelName: 'payment',
      scopes: { ofContract: (contractId: number) => ({ where: { contractId } }) },
      hooks: {
        beforeValidate: recordedByActor,
        beforeCreate: sendOnly(['contractId', 'amount', 'paidOn', 'method', 'note', 'requestKey']),
        beforeUpdate: () => {
          throw new Error('A payment is never changed; record a reversal.');
        },
        afterCreate: lowerBalance,
      },
    },
  );
  return Payment;
}

export type PaymentModel = ReturnType<typeof definePayment>;
export type PaymentRow = InstanceType<PaymentModel>;
