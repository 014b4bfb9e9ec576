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
 * Returns the hooks that limit the columns of an INSERT or UPDATE by a collaborator to those that the description
 * allows. The database sets the others, and its accounts have no grant on them. The owner (no actor) sends all columns.
 */
export function sendOnly(record: { readonly fields: Fields }) {
  const { create, update } = sentBy(record);
  return { beforeCreate: only(create), beforeUpdate: only(update) };
}
