import { Invalid } from '../domain/errors.ts';
import { withoutLineEnds } from '../domain/typedText.ts';
import { authorize, authorizeDepartment } from '../policies/authorize.ts';
import type { CollaboratorSubject } from '../policies/subjects.ts';
import { authenticate } from './authenticate.ts';
import { databaseOf } from './databaseOf.ts';
import { type SshKeyInput, sshKeySchema } from './input/sshKeyInput.ts';
import { readForm } from './input/typed.ts';
import { inTransaction, type Unit } from './inTransaction.ts';
import { requirePermission } from './requirePermission.ts';
import { collaboratorRow, found } from './rows.ts';
import type { Session } from './session.ts';
import { createSignInLine } from './signInLine.ts';
import { toCollaborator } from './toRecord.ts';

/** A public SSH key of a person, that is in use. */
export interface SshKeyRecord {
  readonly id: number;
  readonly personId: number;
  readonly type: string;
  /** As `ssh-keygen -l` prints it: `SHA256:…`. */
  readonly fingerprint: string;
  readonly comment: string;
  readonly addedAt: Date;
}

/** Returns the keys of a person, the newest first: one's own; gestion reads anybody's, others get none of them. */
export async function listSshKeys(session: Session, personId: number): Promise<readonly SshKeyRecord[]> {
  requirePermission(session, 'key.list');
  const rows = await databaseOf(session).db.read(
    `SELECT \`Clé ID\` AS id, \`Collaborateur\` AS person, \`Type\` AS type, \`Empreinte\` AS fingerprint,
       \`Commentaire\` AS comment, \`Ajoutée le\` AS added
     FROM list_ssh_key WHERE \`Collaborateur\` = ? ORDER BY \`Clé ID\` DESC`,
    [personId],
  );
  return rows.map(({ id, person, type, fingerprint, comment, added }) => ({
    id: Number(id),
    personId: Number(person),
    type: String(type),
    fingerprint: String(fingerprint),
    comment: String(comment),
    addedAt: added as Date,
  }));
}

/** Reads the person on whom the permission is decided. Others than gestion may read no more of them than the name. */
async function personOf(unit: Unit, action: 'key.add' | 'key.remove', id: number): Promise<CollaboratorSubject> {
  const { actor, models, readOptions } = unit;
  unit.concerns('collaborator', id);
  authorizeDepartment(actor, action);
  if (actor.role === 'gestion') return toCollaborator(await collaboratorRow(unit, id));
  const row = found(await models.Colleague.findByPk(id, readOptions));
  return { id: row.id, role: actor.role, isActive: true };
}

/**
 * Adds a public key. One's own needs the own password, because an open terminal is not enough; a wrong one counts like a
 * failed sign-in. Gestion adds those of others.
 * @param input `key` is the line of a `.pub` file
 * @throws Invalid on `key`, `password`; NotAllowed, also `refused.signInWait`
 */
export async function addSshKey(session: Session, personId: number, input: SshKeyInput): Promise<void> {
  const { actor } = session;
  await inTransaction(session, async (unit) => authorize(actor, 'key.add', await personOf(unit, 'key.add', personId)));
  const isOwn = personId === actor.id;
  const { key, password } = readForm(sshKeySchema(isOwn), input);
  if (isOwn) {
    const known = await authenticate(session, actor.username, withoutLineEnds(password), createSignInLine(session));
    if (known?.actor.id !== actor.id) throw new Invalid({ password: { key: 'field.passwordWrong' } });
  }
  await inTransaction(session, (unit) => unit.call('add_ssh_key', [personId, key.type, key.body, key.comment]));
}

/** Takes a key away: one's own, or by gestion anybody's. @throws Conflict if it is gone already; NotAllowed */
export async function removeSshKey(session: Session, { id, personId }: SshKeyRecord): Promise<void> {
  await inTransaction(session, async (unit) => {
    authorize(unit.actor, 'key.remove', await personOf(unit, 'key.remove', personId));
    await unit.call('remove_ssh_key', [id]);
  });
}
