/** What the schema is, but for its tables: the newest definition of each object, which the migrator makes anew whole. */
import { accounts } from './accounts.ts';
import { clientObjects } from './client.ts';
import { collaboratorObjects } from './collaborator.ts';
import { contractObjects } from './contract.ts';
import { departures } from './departures.ts';
import { eventObjects } from './event.ts';
import { history } from './history.ts';
import { identity } from './identity.ts';
import { listings } from './listings.ts';
import { login } from './login.ts';
import { paymentObjects } from './payment.ts';
import { departments, roles } from './roles.ts';
import { type Engine, KINDS, type SchemaObject, schemaObject } from './support/schemaObject.ts';

/**
 * Triggers of one table and moment run in this order: rules first, then the history, then the listings. What departments
 * have from everybody comes last: MariaDB cannot take a role's own rights away while it has others' too.
 */
const SUBJECTS = [
  roles,
  identity,
  clientObjects,
  contractObjects,
  paymentObjects,
  eventObjects,
  collaboratorObjects,
  history,
  login,
  accounts,
  departures,
  listings,
  departments,
];

/** Every object in the order in which they are made, roles first and rights last. */
export function schemaObjects(engine: Engine): readonly SchemaObject[] {
  const objects = SUBJECTS.flatMap((subject) => subject(engine)).map(schemaObject);
  return KINDS.flatMap((kind) => objects.filter((object) => object.kind === kind));
}
