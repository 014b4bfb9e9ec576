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
import type { ColleagueRow } from './Colleague.ts';
import { active, ofCommercial } from './scopes.ts';
import { sendOnly } from './sentColumns.ts';
import { stampCreation, stampUpdate } from './stamps.ts';

/** A customer, with the commercial whose client it is. @returns the model of this session */
export function defineClient(sequelize: Sequelize) {
  class Client extends Model<InferAttributes<Client>, InferCreationAttributes<Client>> {
    declare id: CreationOptional<number>;
    declare fullName: string;
    declare companyName: string;
    declare email: string;
    declare phone: string;
    /** Day of the first contact. */
    declare creationDate: CreationOptional<string>;
    declare lastUpdate: CreationOptional<Date>;
    declare commercialId: CreationOptional<number | null>;
    declare isActive: CreationOptional<boolean>;
    declare version: CreationOptional<number>;
    declare requestKey: CreationOptional<string | null>;

    declare commercial?: NonAttribute<ColleagueRow | null>;

    isOwnedBy(collaboratorId: number): boolean {
      return this.commercialId === collaboratorId;
    }
  }

  /** S9: a new client belongs to the commercial who creates it. Before validation: `beforeCreate` comes too late. */
  function assignToCreator(client: Client, options: object): void {
    const actor = actorOf(options);
    if (client.isNewRecord && actor?.role === 'commercial') client.commercialId = actor.id;
  }

  Client.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, field: 'client_id' },
      fullName: { type: DataTypes.STRING(120), allowNull: false, field: 'full_name' },
      companyName: { type: DataTypes.STRING(120), allowNull: false, field: 'company_name' },
      email: { type: DataTypes.STRING(254), allowNull: false },
      phone: { type: DataTypes.STRING(40), allowNull: false },
      creationDate: { type: DataTypes.DATEONLY, field: 'creation_date' },
      lastUpdate: { type: DataTypes.DATE(3), field: 'last_update' },
      commercialId: { type: DataTypes.INTEGER, field: 'collaborator_id' },
      isActive: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true, field: 'is_active' },
      version: { type: DataTypes.INTEGER },
      requestKey: { type: DataTypes.CHAR(36), field: 'request_key' },
    },
    {
      sequelize,
      modelName: 'client',
      scopes: {
        active,
        /** S8: my clients. */
        ownedBy: ofCommercial,
      },
      hooks: {
        beforeValidate: assignToCreator,
        beforeCreate: sendOnly(['fullName', 'companyName', 'email', 'phone', 'creationDate', 'requestKey']),
        beforeUpdate: sendOnly([
          'fullName',
          'companyName',
          'email',
          'phone',
          'creationDate',
          'isActive',
          'commercialId',
        ]),
        afterCreate: stampCreation,
        afterUpdate: stampUpdate,
      },
    },
  );
  return Client;
}

export type ClientModel = ReturnType<typeof defineClient>;
export type ClientRow = InstanceType<ClientModel>;
