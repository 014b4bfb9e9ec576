import { DataTypes, Model, type Sequelize } from 'sequelize';
import { active, assignedTo, ofClient, ofCommercial, ofContract, upcoming } from './scopes.ts';

/** An event as the lists read it, with its client's commercial: kept beside the truth by the database itself. */
export function defineEventLine(sequelize: Sequelize) {
  class EventLine extends Model {}

  EventLine.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, field: 'event_id' },
      isActive: { type: DataTypes.BOOLEAN, allowNull: false, field: 'is_active' },
      contractId: { type: DataTypes.INTEGER, allowNull: false, field: 'contract_id' },
      clientId: { type: DataTypes.INTEGER, allowNull: false, field: 'client_id' },
      commercialId: { type: DataTypes.INTEGER, field: 'commercial_id' },
      supportId: { type: DataTypes.INTEGER, field: 'support_id' },
      isUnassigned: { type: DataTypes.BOOLEAN, allowNull: false, field: 'is_unassigned' },
      name: { type: DataTypes.STRING(120), allowNull: false },
      start: { type: DataTypes.DATE, allowNull: false, field: 'event_start' },
      end: { type: DataTypes.DATE, allowNull: false, field: 'event_end' },
    },
    {
      sequelize,
      modelName: 'event_line',
      scopes: {
        active,
        /** S16: without a support. */
        unassigned: { where: { isUnassigned: true } },
        assignedTo,
        /** S18: the events of my clients. */
        ofCommercial,
        ofContract,
        ofClient,
        upcoming,
      },
    },
  );
  return EventLine;
}
