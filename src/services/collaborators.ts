import { Invalid, type Message } from '../domain/errors.ts';
import type { CollaboratorRecord } from '../domain/records/collaborator.ts';
import type { PersonRef } from '../domain/records/record.ts';
import type { ROLES } from '../domain/roles.ts';
import { hashPassword } from './hashPassword.ts';
import {
  type CollaboratorInput,
  collaboratorSchema,
  type NewCollaboratorInput,
  newCollaboratorSchema,
} from './input/collaboratorInput.ts';
import { changesOf, readForm } from './input/typed.ts';
import { inTransaction, type Unit } from './inTransaction.ts';
import { requestKey } from './requestKey.ts';
import { requirePermission } from './requirePermission.ts';
import { activePeople, collaboratorRow, lockForUpdate } from './rows.ts';
import type { Session } from './session.ts';
import { fullNameOf, toCollaborator } from './toRecord.ts';

export {
  changeDepartment,
  deactivateCollaborator,
  type Handover,
  reactivateCollaborator,
  resetPassword,
  type Work,
  workOf,
} from './collaboratorLifecycle.ts';
export {
  type CollaboratorQuery,
  countCollaborators,
  listCollaborators,
} from './lists/collaboratorList.ts';
export type { CollaboratorInput, NewCollaboratorInput };

/** S22: one collaborator, active or not, for gestion. @throws NotFound */
export async function getCollaborator(session: Session, id: number): Promise<CollaboratorRecord> {
  requirePermission(session, 'collaborator.list');
  return inTransaction(session, async (unit) => toCollaborator(await collaboratorRow(unit, id)));
}

/**
 * Both fields at once; whoever takes a name at the same moment is refused by the database. Of somebody who has left it
 * says so, and how they come back.
 */
async function refuseTaken(
  { models, readOptions }: Pick<Unit, 'models' | 'readOptions'>,
  { username, email }: Partial<CollaboratorInput>,
  self?: number,
): Promise<void> {
  const fields: Record<string, Message> = {};
  const typed = { username, email };
  for (const field of ['username', 'email'] as const) {
    const value = typed[field];
    if (value === undefined) continue;
    const other = await models.Collaborator.findOne({ where: { [field]: value }, ...readOptions });
    if (!other || other.id === self) continue;
    fields[field] = other.isActive
      ? { key: `field.${field}Taken` }
      : { key: 'field.accountInactive', params: { name: fullNameOf(other) } };
  }
  if (Object.keys(fields).length > 0) throw new Invalid(fields);
}

/**
 * A collaborator with their database account and a first password, which they change when they first sign in. The
 * account comes after the row is stored, for account statements cannot be taken back; the same key finishes what was
 * interrupted between the two.
 * @throws Invalid on `firstName`, `lastName`, `username`, `email`, `role`, `password`
 */
export async function createCollaborator(
  session: Session,
  input: NewCollaboratorInput,
  key: string,
): Promise<CollaboratorRecord> {
  requirePermission(session, 'collaborator.create');
  const { password, ...values } = readForm(newCollaboratorSchema, input);
  const hash = await hashPassword(session.config.serverKey, password);
  const id = await inTransaction(session, async ({ models, readOptions, writeOptions }) => {
    const mine = { requestKey: requestKey(key) };
    const before = await models.Collaborator.findOne({ where: mine, ...readOptions });
    if (before) return before.id;
    await refuseTaken({ models, readOptions }, values);
    return (await models.Collaborator.create({ ...values, ...mine }, writeOptions)).id;
  });
  return inTransaction(session, async (unit) => {
    await unit.call('provision_collaborator', [id]);
    await unit.call('reset_password', [id, hash]);
    unit.changed('collaborator', id);
    return toCollaborator(await collaboratorRow(unit, id));
  });
}

/** Name, username and e-mail; what is not in `input` stays. The department changes by `changeDepartment`. @throws Conflict, Invalid, NotAllowed */
export async function updateCollaborator(
  session: Session,
  id: number,
  version: number,
  input: Partial<CollaboratorInput>,
): Promise<CollaboratorRecord> {
  return inTransaction(session, async (unit) => {
    const { row } = await lockForUpdate(unit, 'collaborator.update', 'collaborator', id, toCollaborator, version);
    const values = readForm(changesOf(collaboratorSchema, input), input);
    await refuseTaken(unit, values, id);
    await row.update(values, unit.writeOptions);
    unit.changed('collaborator', id);
    return toCollaborator(await collaboratorRow(unit, id));
  });
}

function listDepartment(session: Session, role: (typeof ROLES)[number]): Promise<PersonRef[]> {
  // Who is active is known to gestion alone, and only gestion hands work out.
  requirePermission(session, 'collaborator.list');
  return inTransaction(session, (unit) => activePeople(unit, role));
}

/** The active collaborators of commercial, by name. Gestion. */
export async function listCommercials(session: Session): Promise<PersonRef[]> {
  return listDepartment(session, 'commercial');
}

/** The active collaborators of support, by name. Gestion. */
export async function listSupports(session: Session): Promise<PersonRef[]> {
  return listDepartment(session, 'support');
}
