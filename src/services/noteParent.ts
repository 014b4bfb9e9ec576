/** The record that a note is on, as the permission to write one needs it. */

import { QueryTypes } from 'sequelize';
import type { OnRecord } from '../domain/onRecord.ts';
import type { NoteParentSubject } from '../policies/subjects.ts';
import { databaseOf } from './databaseOf.ts';
import type { Unit } from './inTransaction.ts';
import { clientRow, contractRow, eventRow } from './rows.ts';
import { toClient, toContract, toEvent } from './toRecord.ts';

/** Returns whether the user is the support of an event of this client. */
async function serves({ session, actor, readOptions }: Unit, clientId: number): Promise<boolean> {
  if (actor.role !== 'support') return false;
  const found = await databaseOf(session).db.sequelize.query(
    `SELECT 1 FROM contract JOIN event ON event.contract_id = contract.contract_id
     WHERE contract.client_id = :clientId AND event.support_contact = :actor LIMIT 1`,
    { replacements: { clientId, actor: actor.id }, type: QueryTypes.SELECT, ...readOptions },
  );
  return found.length > 0;
}

/**
 * Reads who may write on a record: its commercial, and its support. Of a client, that is a support whom one of its
 * events names. Nothing is locked: a support has no right to lock a client, and the trigger of notes checks the row again.
 * @throws NotFound
 */
export async function readNoteParent(unit: Unit, { kind, id }: OnRecord): Promise<NoteParentSubject> {
  if (kind === 'event') {
    const { commercial, support } = toEvent(await eventRow(unit, id));
    return { commercial, support };
  }
  if (kind === 'contract') {
    const { commercial } = toContract(await contractRow(unit, id));
    return { commercial, support: null };
  }
  const [row, isServed] = await Promise.all([clientRow(unit, id), serves(unit, id)]);
  return { commercial: toClient(row).commercial, support: isServed ? { id: unit.actor.id, name: '' } : null };
}
