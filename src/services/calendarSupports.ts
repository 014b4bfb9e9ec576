import type { SqlRow } from '../db/reader.ts';
import type { PersonRef } from '../domain/records/record.ts';
import { allow } from './allow.ts';
import type { Session } from './session.ts';

/** The support of a row of the lists, or null. */
export const personOf = ({ support_id, support_name }: SqlRow): PersonRef | null =>
  support_id === null ? null : { id: Number(support_id), name: String(support_name) };

/** Everybody who may be in charge of events, by name: everybody signed in may read that. */
export async function listSupports(session: Session): Promise<PersonRef[]> {
  allow(session, 'event.list');
  const rows = await session.db.read(
    `SELECT collaborator_id AS support_id, CONCAT(first_name, ' ', last_name) AS support_name
     FROM active_colleague WHERE role = 'support' ORDER BY last_name, first_name, collaborator_id`,
  );
  return rows.map((row) => ({ id: Number(row.support_id), name: String(row.support_name) }));
}
