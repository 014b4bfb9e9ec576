import { DataTypes, Model, type Sequelize } from 'sequelize';
import { active, ofCommercial } from './scopes.ts';

/** A client as the lists read it: kept beside the truth by the database itself, and only ever read. */
export function defineClientLine(sequelize: Sequelize) {
  class ClientLine extends Model {}

  ClientLine.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, field: 'client_id' },
      isActive: { type: DataTypes.BOOLEAN, allowNull: false, field: 'is_active' },
      commercialId: { type: DataTypes.INTEGER, field: 'commercial_id' },
    },
    {
      sequelize,
      modelName: 'client_line',
      scopes: {
        active,
        /** S8: my clients. */
        ownedBy: ofCommercial,
      },
    },
  );
  return ClientLine;
}
