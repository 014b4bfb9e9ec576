import {
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize';
import type { Role } from '../policies/roles.ts';

/** What everybody may read of everybody: the rest of a collaborator is open to gestion alone. A view, for reading. */
export function defineColleague(sequelize: Sequelize) {
  class Colleague extends Model<InferAttributes<Colleague>, InferCreationAttributes<Colleague>> {
    declare id: number;
    declare firstName: string;
    declare lastName: string;
    declare email: string;
    declare role: Role;

    get name(): NonAttribute<string> {
      return `${this.firstName} ${this.lastName}`;
    }
  }

  Colleague.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, field: 'collaborator_id' },
      firstName: { type: DataTypes.STRING(80), allowNull: false, field: 'first_name' },
      lastName: { type: DataTypes.STRING(80), allowNull: false, field: 'last_name' },
      email: { type: DataTypes.STRING(254), allowNull: false },
      role: { type: DataTypes.STRING(20), allowNull: false },
    },
    { sequelize, modelName: 'colleague' },
  );
  return Colleague;
}

export type ColleagueRow = InstanceType<ReturnType<typeof defineColleague>>;
