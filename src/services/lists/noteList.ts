import { QueryTypes } from 'sequelize';
import type { NoteKind } from '../../domain/noteKind.ts';
import type { OnRecord } from '../../domain/onRecord.ts';
import type { NoteRecord } from '../../domain/records/note.ts';
import { databaseOf } from '../databaseOf.ts';
import { inTransaction } from '../inTransaction.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';

/** Maximum notes of one record. Older ones stay in the database. */
export const MOST_NOTES = 200;

interface Line {
  readonly id: number;
  readonly clientId: number | null;
  readonly contractId: number | null;
  readonly eventId: number | null;
  readonly kind: NoteKind;
  readonly body: string;
  readonly author: number | null;
  readonly authorName: string | null;
  readonly creationDate: Date;
  readonly lastUpdate: Date;
  readonly isActive: number;
  readonly version: number;
}

/** The column that a record's notes are found by, through the index of it that keeps them in the order of their ids. */
const SOURCES: { readonly [K in OnRecord['kind']]: { readonly column: string; readonly index: string } } = {
  client: { column: 'owner_client', index: 'note_owner_client' },
  contract: { column: 'contract_id', index: 'note_contract' },
  event: { column: 'event_id', index: 'note_event' },
};

/**
 * The notes of a record that are not withdrawn, the newest first. A client's list has also those of its contracts and
 * events, which say so by their ids.
 * @param limit at most so many, and never more than 200
 */
export async function listNotes(session: Session, { kind, id }: OnRecord, limit = MOST_NOTES): Promise<NoteRecord[]> {
  requirePermission(session, 'note.list');
  const { column, index } = SOURCES[kind];
  return inTransaction(session, async ({ readOptions }) => {
    const lines = await databaseOf(session).db.sequelize.query<Line>(
      `SELECT note.note_id AS id, note.client_id AS clientId, note.contract_id AS contractId, note.event_id AS eventId,
         note.kind, note.body, note.author, CONCAT(c.first_name, ' ', c.last_name) AS authorName,
         note.creation_date AS creationDate, note.last_update AS lastUpdate, note.is_active AS isActive, note.version
       FROM note FORCE INDEX (${index})
       LEFT JOIN colleague AS c ON c.collaborator_id = note.author
       WHERE note.${column} = :id AND note.is_active = 1
       ORDER BY note.note_id DESC LIMIT :limit`,
      { replacements: { id, limit: Math.min(limit, MOST_NOTES) }, type: QueryTypes.SELECT, ...readOptions },
    );
    return lines.map(({ author, authorName, isActive, ...line }) => ({
      ...line,
      author: author === null ? null : { id: author, name: authorName ?? '' },
      isActive: Boolean(isActive),
    }));
  });
}
