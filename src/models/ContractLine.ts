import { DataTypes, Model, type Sequelize } from 'sequelize';
import { active, ofClient, ofCommercial } from './scopes.ts';

/** A contract as the lists read it, with its client's commercial: kept beside the truth by the database itself. */
export function defineContractLine(sequelize: Sequelize) {
  class ContractLine extends Model {}

  ContractLine.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, field: 'contract_id' },
      isActive: { type: DataTypes.BOOLEAN, allowNull: false, field: 'is_active' },
      clientId: { type: DataTypes.INTEGER, allowNull: false, field: 'client_id' },
      commercialId: { type: DataTypes.INTEGER, field: 'commercial_id' },
      isUnsigned: { type: DataTypes.BOOLEAN, allowNull: false, field: 'is_unsigned' },
      isUnpaid: { type: DataTypes.BOOLEAN, allowNull: false, field: 'is_unpaid' },
    },
    {
      sequelize,
      modelName: 'contract_line',
      scopes: {
        active,
        /** S11: the contracts of my clients. */
        ofCommercial,
        ofClient,
        /** S12: not signed yet. */
        unsigned: { where: { isUnsigned: true } },
        /** S13: owed, which is signed or closed and not fully paid; a draft is not owed yet, a cancelled one owes nothing. */
        unpaid: { where: { isUnpaid: true } },
      },
    },
  );
  return ContractLine;
}
