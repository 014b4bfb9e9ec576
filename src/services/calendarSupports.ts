import type { PersonRef } from '../domain/records/record.ts';
import { databaseOf } from './databaseOf.ts';
import { requirePermission } from './requirePermission.ts';
import type { Session } from './session.ts';

/** The supports who can have events, by name. Every signed-in user may read them. */
export async function listSupportNames(session: Session): Promise<PersonRef[]> {
  requirePermission(session, 'event.list');
  const rows = await databaseOf(session).db.read(
    `SELECT collaborator_id AS support_id, CONCAT(first_name, ' ', last_name) AS support_name
     FROM active_colleague WHERE role = 'support' ORDER BY last_name, first_name, collaborator_id`,
  );
  return rows.map((row) => ({ id: Number(row.support_id), name: String(row.support_name) }));
}
