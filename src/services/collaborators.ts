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
import { requireStrong } from './input/passwordStrength.ts';
import { changesOf, readForm } from './input/typed.ts';
import { inTransaction, type Unit } from './inTransaction.ts';
import { lockForUpdate } from './lockForUpdate.ts';
import { requestKey } from './requestKey.ts';
import { requirePermission } from './requirePermission.ts';
import { activePeople, collaboratorRow } from './rows.ts';
import type { Session } from './session.ts';
import { fullNameOf, toCollaborator } from './toRecord.ts';

export {
  changeDepartment,
  deactivateCollaborator,
  type Handover,
  reactivateCollaborator,
  resetPassword,
  type WorkInProgress,
  workOf,
} from './collaboratorLifecycle.ts';
export {
  type CollaboratorQuery,
  countCollaborators,
  listCollaborators,
} from './lists/collaboratorList.ts';
export type { CollaboratorInput, NewCollaboratorInput };

/** S22: one collaborator, active or not. Only gestion may read it. @throws NotFound */
export async function getCollaborator(session: Session, id: number): Promise<CollaboratorRecord> {
  requirePermission(session, 'collaborator.list');
  return inTransaction(session, async (unit) => toCollaborator(await collaboratorRow(unit, id)));
}

/**
 * Checks username and e-mail together. If two users take the same value at once, the database refuses the second. For a
 * deactivated collaborator the message says so, and how to reactivate them.
 */
async function refuseTaken(
  { models, readOptions }: Pick<Unit, 'models' | 'readOptions'>,
  { username, email }: Partial<CollaboratorInput>,
  self?: number,
): Promise<void> {
  const fields: Record<string, Message> = {};
  const typed = Object.entries({ username, email }).filter(([, value]) => value !== undefined);
  const others = await Promise.all(
    typed.map(([field, value]) => models.Collaborator.findOne({ where: { [field]: value }, ...readOptions })),
  );
  for (const [place, other] of others.entries()) {
    const field = typed[place]?.[0] === 'username' ? 'username' : 'email';
    if (!other || other.id === self) continue;
    fields[field] = other.isActive
      ? { key: `field.${field}Taken` }
      : { key: 'field.accountInactive', params: { name: fullNameOf(other) } };
  }
  if (Object.keys(fields).length > 0) throw new Invalid(fields);
}

/**
 * S22: creates a collaborator with a database account and a temporary password, which must be changed at the first
 * sign-in. The account is created after the row is committed, because account statements cannot be rolled back. A retry
 * with the same key completes an interrupted creation.
 * @throws Invalid on `firstName`, `lastName`, `username`, `email`, `role`, `password`
 */
export async function createCollaborator(
  session: Session,
  input: NewCollaboratorInput,
  key: string,
): Promise<CollaboratorRecord> {
  requirePermission(session, 'collaborator.create');
  const { password, ...values } = readForm(newCollaboratorSchema, input);
  await requireStrong('password', password, values);
  const hash = await hashPassword(session.config.serverKey, password);
  const id = await inTransaction(session, async ({ models, readOptions, writeOptions }) => {
    const mine = { requestKey: requestKey(key) };
    const [before, refusal] = await Promise.all([
      models.Collaborator.findOne({ where: mine, ...readOptions }),
      refuseTaken({ models, readOptions }, values).then(
        () => null,
        (error: unknown) => error,
      ),
    ]);
    if (before) return before.id;
    if (refusal !== null) throw refusal;
    return (await models.Collaborator.create({ ...values, ...mine }, writeOptions)).id;
  });
  return inTransaction(session, async (unit) => {
    const provisioned = unit.call('provision_collaborator', [id]);
    const [, , row] = await Promise.all([
      provisioned,
      unit.call('reset_password', [id, hash]),
      collaboratorRow(unit, id),
    ]);
    unit.changed('collaborator', id);
    return toCollaborator(row);
  });
}

/**
 * Updates name, username and e-mail. Fields that are not in `input` keep their values. `changeDepartment` changes the
 * department.
 * @throws Conflict, Invalid, NotAllowed
 */
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
  // Only gestion may know who is active, and only gestion reassigns work.
  requirePermission(session, 'collaborator.list');
  return inTransaction(session, (unit) => activePeople(unit, role));
}

/** The active commercials, by name. Only gestion may read them. */
export async function listCommercials(session: Session): Promise<PersonRef[]> {
  return listDepartment(session, 'commercial');
}

/** The active supports, by name. Only gestion may read them. */
export async function listSupports(session: Session): Promise<PersonRef[]> {
  return listDepartment(session, 'support');
}
