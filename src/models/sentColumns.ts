import type { Model } from 'sequelize';
import { actorOf } from './actorOptions.ts';

/**
 * A hook for `beforeCreate` and `beforeUpdate`: of what a collaborator saves, only these attributes are sent. The
 * others are set by the database, and the accounts have no grant on them. The owner (no actor) sends everything.
 */
export function sendOnly(attributes: readonly string[]) {
  return (_row: Model, options: object): void => {
    if (!actorOf(options)) return;
    const mutable = options as { fields?: string[] };
    mutable.fields = (mutable.fields ?? [...attributes]).filter((name) => attributes.includes(name));
  };
}
