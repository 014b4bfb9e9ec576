/** All schema objects except the tables: the newest definition of each. The migrator replaces all of them together. */
import { accounts } from './accounts.ts';
import { clientObjects } from './client.ts';
import { collaboratorObjects } from './collaborator.ts';
import { contractObjects } from './contract.ts';
import { departures } from './departures.ts';
import { eventObjects } from './event.ts';
import { history } from './history.ts';
import { identity } from './identity.ts';
import { importObjects } from './import.ts';
import { importUndo } from './importUndo.ts';
import { instalmentObjects } from './instalment.ts';
import { journal } from './journal.ts';
import { keySignIn } from './keySignIn.ts';
import { listings } from './listings.ts';
import { login } from './login.ts';
import { noteObjects } from './note.ts';
import { openSessions } from './openSessions.ts';
import { paymentObjects } from './payment.ts';
import { requestObjects } from './request.ts';
import { departments, roles } from './roles.ts';
import { sessions } from './sessions.ts';
import { sshKeyObjects } from './sshKeys.ts';
import { type Engine, KINDS, type SchemaObject, schemaObject } from './support/schemaObject.ts';
import { taskObjects } from './task.ts';
import { taskTemplateObjects } from './taskTemplate.ts';
import { visits } from './visits.ts';

/**
 * The triggers of one table and event run in this order: rules first, then the history, then the listings. The
 * departments' inherited rights come last: MariaDB cannot revoke a role's own rights while it inherits others.
 */
const SUBJECTS = [
  roles,
  identity,
  clientObjects,
  contractObjects,
  instalmentObjects,
  paymentObjects,
  eventObjects,
  importObjects,
  importUndo,
  // Before tasks: what cancels a record has answered the requests for it before its other tasks are cancelled with it.
  requestObjects,
  taskTemplateObjects,
  taskObjects,
  noteObjects,
  collaboratorObjects,
  journal,
  history,
  login,
  keySignIn,
  sessions,
  openSessions,
  sshKeyObjects,
  visits,
  accounts,
  departures,
  listings,
  departments,
];

/** Returns every object in the order of creation: roles first, grants last. */
export function schemaObjects(engine: Engine): readonly SchemaObject[] {
  const objects = SUBJECTS.flatMap((subject) => subject(engine)).map(schemaObject);
  return KINDS.flatMap((kind) => objects.filter((object) => object.kind === kind));
}
