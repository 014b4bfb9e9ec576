import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize';
import type { Role } from '../policies/roles.ts';
import { stampCreation, stampUpdate } from './stamps.ts';

/** An employee with a login, for gestion. The password lies elsewhere, where no role reads. @returns the model of this session */
export function defineCollaborator(sequelize: Sequelize) {
  class Collaborator extends Model<InferAttributes<Collaborator>, InferCreationAttributes<Collaborator>> {
    declare id: CreationOptional<number>;
    declare firstName: string;
    declare lastName: string;
    declare username: string;
    declare email: string;
    declare role: Role;
    declare isActive: CreationOptional<boolean>;
    declare creationDate: CreationOptional<Date>;
    declare lastUpdate: CreationOptional<Date>;
    declare version: CreationOptional<number>;
    declare requestKey: CreationOptional<string | null>;

    get name(): NonAttribute<string> {
      return `${this.firstName} ${this.lastName}`;
    }
  }

  Collaborator.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, field: 'collaborator_id' },
      firstName: { type: DataTypes.STRING(80), allowNull: false, field: 'first_name' },
      lastName: { type: DataTypes.STRING(80), allowNull: false, field: 'last_name' },
      username: { type: DataTypes.STRING(64), allowNull: false },
      email: { type: DataTypes.STRING(254), allowNull: false },
      role: { type: DataTypes.STRING(20), allowNull: false },
      isActive: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true, field: 'is_active' },
      creationDate: { type: DataTypes.DATE(3), field: 'creation_date' },
      lastUpdate: { type: DataTypes.DATE(3), field: 'last_update' },
      version: { type: DataTypes.INTEGER },
      requestKey: { type: DataTypes.CHAR(36), field: 'request_key' },
    },
    {
      sequelize,
      modelName: 'collaborator',
      scopes: {
        active: { where: { isActive: true } },
        department: (role: Role) => ({ where: { role } }),
      },
      hooks: { afterCreate: stampCreation, afterUpdate: stampUpdate },
    },
  );
  return Collaborator;
}

export type CollaboratorModel = ReturnType<typeof defineCollaborator>;
export type CollaboratorRow = InstanceType<CollaboratorModel>;
