import { DataTypes, type ModelAttributes, type ModelScopeOptions, Op, type Sequelize } from 'sequelize';
import { contract } from '../domain/records/contract.ts';
import { event } from '../domain/records/event.ts';
import type { Filter, RecordDescription } from '../domain/records/record.ts';
import { active, assignedTo, ofClient, ofCommercial, ofContract } from './scopes.ts';

type Scopes = Readonly<Record<string, ModelScopeOptions | ((...values: never[]) => object)>>;

const number = (field: string) => ({ type: DataTypes.INTEGER, field });
const links = { clientId: number('client_id'), commercialId: number('commercial_id') };

type Wanted = Filter[string];

/** Returns a quick filter as a scope. If it depends on the present, the scope is a function of its instant and day. */
function scopeOf(filter: Filter) {
  const isOfNow = Object.values(filter).some((wanted) => typeof wanted === 'object');
  const required = (wanted: Wanted, now: Date | null, today: string | null) => {
    if (typeof wanted !== 'object') return wanted;
    return 'from' in wanted ? { [Op.gte]: now } : { [Op.lte]: today };
  };
  const at = (now: Date | null, today: string | null) => ({
    where: Object.fromEntries(Object.entries(filter).map(([column, wanted]) => [column, required(wanted, now, today)])),
  });
  return isOfNow ? at : at(null, null);
}

function typeOf(wanted: Wanted) {
  if (typeof wanted !== 'object') return DataTypes.BOOLEAN;
  return 'from' in wanted ? DataTypes.DATE : DataTypes.DATEONLY;
}

/** @returns the quick filters of a record as scopes, by name */
export const filterScopes = (filters: RecordDescription['filters']) =>
  Object.fromEntries(Object.entries(filters).map(([name, filter]) => [name, scopeOf(filter)]));

/**
 * Defines the model of a listing: a table for lists, which triggers keep up to date and the application only reads. Its
 * scopes include the quick filters of the record.
 */
function defineListing(
  sequelize: Sequelize,
  { table, fields, filters }: RecordDescription,
  attributes: ModelAttributes,
  scopes: Scopes,
) {
  const filtered = Object.values(filters).flatMap((filter) => Object.entries(filter));
  const stored = filtered.filter(([, wanted]) => typeof wanted !== 'object' || !('isDerived' in wanted));
  const columns = stored.map(([column, wanted]) => [column, { type: typeOf(wanted) }]);
  return sequelize.define(
    `${table}_listing`,
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, field: fields.id?.column ?? 'id' },
      isActive: { type: DataTypes.BOOLEAN, allowNull: false, field: 'is_active' },
      ...Object.fromEntries(columns),
      ...attributes,
    },
    {
      scopes: {
        active,
        ...filterScopes(filters),
        ...scopes,
      },
    },
  );
}

/** The listings of one session. S8, S11, S17 and S18 are the scopes for a user's own records. */
export function defineListings(sequelize: Sequelize) {
  return {
    ContractListing: defineListing(sequelize, contract, links, { ofCommercial, ofClient }),
    EventListing: defineListing(
      sequelize,
      event,
      {
        ...links,
        contractId: number('contract_id'),
        supportId: number('support_id'),
        name: { type: DataTypes.STRING, field: 'name' },
        start: { type: DataTypes.DATE, field: 'event_start' },
        end: { type: DataTypes.DATE, field: 'event_end' },
        lateFrom: { type: DataTypes.DATEONLY, field: 'late_from' },
        taskDueOn: { type: DataTypes.DATEONLY, field: 'task_due_on' },
      },
      { assignedTo, ofCommercial, ofContract, ofClient },
    ),
  };
}
