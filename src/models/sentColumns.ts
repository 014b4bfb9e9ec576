import type { Model } from 'sequelize';
import type { Fields } from '../domain/records/record.ts';
import { actorOf } from './actorOptions.ts';
import { sentBy } from './attributes.ts';

const only =
  (attributes: readonly string[]) =>
  (_row: Model, options: object): void => {
    if (!actorOf(options)) return;
    const mutable = options as { fields?: string[] };
    mutable.fields = (mutable.fields ?? [...attributes]).filter((name) => attributes.includes(name));
  };

/**
 * The hooks by which a collaborator's save sends no other columns than a creation names, or some department may change.
 * The others are set by the database, and the accounts have no grant on them. The owner (no actor) sends everything.
 */
export function sendOnly(record: { readonly fields: Fields }) {
  const { create, update } = sentBy(record);
  return { beforeCreate: only(create), beforeUpdate: only(update) };
}
