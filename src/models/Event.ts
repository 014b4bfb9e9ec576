import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize';
import type { ColleagueRow } from './Colleague.ts';
import type { ContractRow } from './Contract.ts';
import { active, assignedTo, upcoming } from './scopes.ts';
import { sendOnly } from './sentColumns.ts';
import { stampCreation, stampUpdate } from './stamps.ts';

/** What is organised under one contract. @returns the model of this session */
export function defineEvent(sequelize: Sequelize) {
  class Event extends Model<InferAttributes<Event>, InferCreationAttributes<Event>> {
    declare id: CreationOptional<number>;
    declare contractId: number;
    declare supportId: CreationOptional<number | null>;
    declare name: string;
    declare start: Date;
    declare end: Date;
    declare location: string;
    /** Null where it is not known, which is not 0. */
    declare attendees: CreationOptional<number | null>;
    declare notes: CreationOptional<string | null>;
    declare creationDate: CreationOptional<Date>;
    declare lastUpdate: CreationOptional<Date>;
    declare isActive: CreationOptional<boolean>;
    declare version: CreationOptional<number>;
    declare requestKey: CreationOptional<string | null>;

    declare contract?: NonAttribute<ContractRow>;
    declare support?: NonAttribute<ColleagueRow | null>;

    get isAssigned(): NonAttribute<boolean> {
      return this.supportId !== null;
    }
  }

  Event.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, field: 'event_id' },
      contractId: { type: DataTypes.INTEGER, allowNull: false, field: 'contract_id' },
      supportId: { type: DataTypes.INTEGER, field: 'support_contact' },
      name: { type: DataTypes.STRING(120), allowNull: false },
      start: { type: DataTypes.DATE, allowNull: false, field: 'event_start' },
      end: { type: DataTypes.DATE, allowNull: false, field: 'event_end' },
      location: { type: DataTypes.STRING(255), allowNull: false },
      attendees: { type: DataTypes.INTEGER },
      notes: { type: DataTypes.TEXT },
      creationDate: { type: DataTypes.DATE(3), field: 'creation_date' },
      lastUpdate: { type: DataTypes.DATE(3), field: 'last_update' },
      isActive: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true, field: 'is_active' },
      version: { type: DataTypes.INTEGER },
      requestKey: { type: DataTypes.CHAR(36), field: 'request_key' },
    },
    {
      sequelize,
      modelName: 'event',
      scopes: { active, assignedTo, upcoming },
      hooks: {
        beforeCreate: sendOnly(['contractId', 'name', 'start', 'end', 'location', 'attendees', 'notes', 'requestKey']),
        beforeUpdate: sendOnly(['name', 'start', 'end', 'location', 'attendees', 'notes', 'isActive']),
        afterCreate: stampCreation,
        afterUpdate: stampUpdate,
      },
    },
  );
  return Event;
}

export type EventModel = ReturnType<typeof defineEvent>;
export type EventRow = InstanceType<EventModel>;
