import { DataTypes, type Model, type ModelAttributeColumnOptions, type ModelAttributes } from 'sequelize';
import {
  type Field,
  type Fields,
  ownFields,
  type PersonRef,
  type RecordDescription,
  type ValueOf,
} from '../domain/records/record.ts';

type Own<F extends Fields> = { [K in keyof F]: F[K] extends { readonly of: string } ? never : K }[keyof F] & string;
type Attribute<V> = PersonRef extends V ? number | null : V;

/** The attributes of a row of the record's own table. A person is stored as an id. */
export type AttributesOf<D extends { readonly fields: Fields }> = {
  -readonly [K in Own<D['fields']> as D['fields'][K]['type'] extends 'person' ? `${K}Id` : K]: Attribute<
    ValueOf<D['fields'][K]>
  >;
};

/** A row of a described record, as Sequelize returns it. `Beside` is the type of the included associations. */
export type RowOf<D extends { readonly fields: Fields }, Beside = unknown> = Model<
  AttributesOf<D>,
  Partial<AttributesOf<D>>
> &
  AttributesOf<D> &
  Beside;

function columnOf({ type, column, max, isCreated, isOptional, isNullable }: Field): ModelAttributeColumnOptions {
  // A value that is not sent, or is empty, is NULL until the database sets it.
  const allowNull = isNullable === true || !isCreated || isOptional === true;
  switch (type) {
    case 'id':
      return { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true, field: column };
    case 'active':
      return { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true, field: column };
    case 'text':
    case 'email':
    case 'phone':
    case 'username':
      return { type: DataTypes.STRING(max), allowNull, field: column };
    case 'choice':
      return { type: DataTypes.STRING(20), allowNull, field: column };
    case 'values':
      return { type: DataTypes.JSON, allowNull, field: column };
    case 'lines':
      return { type: DataTypes.TEXT, field: column };
    case 'money':
      return { type: DataTypes.DECIMAL(12, 2), allowNull, field: column };
    case 'day':
      return { type: DataTypes.DATEONLY, allowNull, field: column };
    case 'instant':
      return { type: DataTypes.DATE, allowNull, field: column };
    case 'key':
      return { type: DataTypes.CHAR(36), field: column };
    case 'stamp':
      return { type: DataTypes.DATE(3), field: column };
    case 'reference':
      return { type: DataTypes.INTEGER, allowNull, field: column };
    case 'number':
    case 'person':
    case 'version':
      return { type: DataTypes.INTEGER, field: column };
  }
}

/** @returns Sequelize's attributes for the columns of the record's own table */
export function attributesOf<D extends { readonly fields: Fields }>(
  record: D,
): ModelAttributes<Model, AttributesOf<D>> {
  const attributes = ownFields(record).map(([name, field]) => [attributeName(name, field), columnOf(field)] as const);
  return Object.fromEntries(attributes) as ModelAttributes<Model, AttributesOf<D>>;
}

const attributeName = (name: string, { type }: Field): string => (type === 'person' ? `${name}Id` : name);

/** Returns the fields that an INSERT and an UPDATE may send. */
export function sentBy({ fields }: Pick<RecordDescription, 'fields'>) {
  const named = (isSent: (field: Field) => boolean) =>
    ownFields({ fields }).flatMap(([name, field]) => (isSent(field) ? [attributeName(name, field)] : []));
  return {
    create: named(({ isCreated }) => isCreated === true),
    update: named(({ updatedBy }) => updatedBy !== undefined),
  };
}
