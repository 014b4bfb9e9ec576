import type { OnRecord } from '../domain/onRecord.ts';
import type { NoteRecord } from '../domain/records/note.ts';
import { authorize, authorizeDepartment } from '../policies/authorize.ts';
import type { NoteParentSubject } from '../policies/subjects.ts';
import { type NoteInput, noteSchema } from './input/noteInput.ts';
import { readForm } from './input/typed.ts';
import { inTransaction, type Unit } from './inTransaction.ts';
import { lockForUpdate } from './lockForUpdate.ts';
import { readNoteParent } from './noteParent.ts';
import { requestKey } from './requestKey.ts';
import { requirePermission } from './requirePermission.ts';
import { noteRow } from './rows.ts';
import type { Session } from './session.ts';
import { addTask } from './tasks.ts';
import { toNote } from './toRecord.ts';

export type { NoteInput };

const reread = async (unit: Unit, id: number): Promise<NoteRecord> => toNote(await noteRow(unit, id));

const COLUMN = { client: 'clientId', contract: 'contractId', event: 'eventId' } as const;

/** One note, withdrawn or not. @throws NotFound */
export async function getNote(session: Session, id: number): Promise<NoteRecord> {
  requirePermission(session, 'note.list');
  return inTransaction(session, (unit) => reread(unit, id));
}

/** Starts a note: checks the department, then the permission on the stored record. @throws NotAllowed, NotFound */
async function authorizeNote(unit: Unit, parent: OnRecord): Promise<NoteParentSubject> {
  unit.concerns(parent.kind, parent.id);
  authorizeDepartment(unit.actor, 'note.add');
  const subject = await readNoteParent(unit, parent);
  authorize(unit.actor, 'note.add', subject);
  return subject;
}

/**
 * Checks that the user may write a note on this record, before anything is typed.
 * @throws NotAllowed, NotFound
 */
export async function mayAddNote(session: Session, parent: OnRecord): Promise<void> {
  await inTransaction(session, (unit) => authorizeNote(unit, parent));
}

/**
 * Writes a note on a client, a contract or an event. The database moves the client's last update, unless the note is
 * internal; the client's version stays. A next action becomes a task of the author on the same record.
 * @param key idempotency key of the form
 * @throws Invalid on `kind`, `body`, `next`; NotAllowed, NotFound
 */
export async function addNote(session: Session, parent: OnRecord, input: NoteInput, key: string): Promise<NoteRecord> {
  return inTransaction(session, async (unit) => {
    authorizeDepartment(unit.actor, 'note.add');
    const mine = { requestKey: requestKey(key) };
    const before = await unit.models.Note.findOne({ where: mine, ...unit.readOptions });
    if (before) return reread(unit, before.id);
    const subject = await authorizeNote(unit, parent);
    unit.decidedOn('note.add', subject);
    const { next, ...values } = readForm(noteSchema(session.clock, parent.kind === 'event'), input);
    const created = await unit.models.Note.create(
      { ...values, [COLUMN[parent.kind]]: parent.id, ...mine },
      unit.writeOptions,
    );
    unit.changed('note', created.id);
    const written = await reread(unit, created.id);
    if (next) {
      const after = await addTask(unit, parent, { ...next, assigneeId: session.actor.id, department: null, ...mine });
      unit.note({ action: 'note.add', kind: 'note', id: created.id, before: subject, after: written });
      unit.note({ action: 'task.create', kind: 'task', id: after.id, before: parent, after });
    }
    return written;
  });
}

/**
 * Takes an own note back. It disappears from every card; the history keeps who wrote and withdrew it, and when.
 * @throws Conflict, NotAllowed, NotFound
 */
export async function withdrawNote(session: Session, id: number, version: number): Promise<NoteRecord> {
  return inTransaction(session, async (unit) => {
    const { row } = await lockForUpdate(unit, 'note.withdraw', 'note', id, toNote, version);
    await row.update({ isActive: false }, unit.writeOptions);
    unit.changed('note', id);
    return reread(unit, id);
  });
}
