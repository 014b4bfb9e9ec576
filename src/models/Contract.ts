import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize';
import { actorOf } from './actorOptions.ts';
import type { ClientRow } from './Client.ts';
import { active } from './scopes.ts';
import { sendOnly } from './sentColumns.ts';
import { setQuietly, stampCreation, stampUpdate } from './stamps.ts';
import { PAYABLE, type Statut, UNSIGNED } from './statut.ts';

/** An agreement with one client. Money is a decimal string from end to end. @returns the model of this session */
export function defineContract(sequelize: Sequelize) {
  class Contract extends Model<InferAttributes<Contract>, InferCreationAttributes<Contract>> {
    declare id: CreationOptional<number>;
    declare clientId: number;
    declare cost: string;
    /** What is still to be paid: the cost minus the payments, kept by the database. */
    declare balance: CreationOptional<string>;
    declare statut: CreationOptional<Statut>;
    declare creationDate: CreationOptional<Date>;
    declare signedAt: CreationOptional<Date | null>;
    declare lastUpdate: CreationOptional<Date>;
    declare isActive: CreationOptional<boolean>;
    declare version: CreationOptional<number>;
    declare requestKey: CreationOptional<string | null>;

    declare client?: NonAttribute<ClientRow>;

    get isSigned(): NonAttribute<boolean> {
      return this.statut === 'signed';
    }

    get isUnsigned(): NonAttribute<boolean> {
      return UNSIGNED.includes(this.statut);
    }

    get isPayable(): NonAttribute<boolean> {
      return PAYABLE.includes(this.statut);
    }
  }

  /**
   * A commercial's contract is a request that gestion issues; gestion's own is ready to be signed. Nothing is paid yet
   * of a new one.
   */
  function startUnpaid(contract: Contract, options: object): void {
    const actor = actorOf(options);
    if (!contract.isNewRecord || !actor) return;
    contract.statut = actor.role === 'gestion' ? 'to_sign' : 'draft';
    contract.balance = contract.cost;
  }

  function stampSignature(contract: Contract, options: object): void {
    stampUpdate(contract, options);
    if (contract.isSigned && !contract.signedAt) setQuietly(contract, { signedAt: contract.lastUpdate });
  }

  Contract.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, field: 'contract_id' },
      clientId: { type: DataTypes.INTEGER, allowNull: false, field: 'client_id' },
      cost: { type: DataTypes.DECIMAL(12, 2), allowNull: false },
      balance: { type: DataTypes.DECIMAL(12, 2) },
      statut: { type: DataTypes.STRING(20) },
      creationDate: { type: DataTypes.DATE(3), field: 'creation_date' },
      signedAt: { type: DataTypes.DATE(3), field: 'signed_at' },
      lastUpdate: { type: DataTypes.DATE(3), field: 'last_update' },
      isActive: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true, field: 'is_active' },
      version: { type: DataTypes.INTEGER },
      requestKey: { type: DataTypes.CHAR(36), field: 'request_key' },
    },
    {
      sequelize,
      modelName: 'contract',
      scopes: { active },
      hooks: {
        beforeValidate: startUnpaid,
        beforeCreate: sendOnly(['clientId', 'cost', 'statut', 'requestKey']),
        beforeUpdate: sendOnly(['clientId', 'cost', 'statut']),
        afterCreate: stampCreation,
        afterUpdate: stampSignature,
      },
    },
  );
  return Contract;
}

export type ContractModel = ReturnType<typeof defineContract>;
export type ContractRow = InstanceType<ContractModel>;
