import { QueryTypes } from 'sequelize';
import type { NoteKind } from '../../domain/noteKind.ts';
import type { NoteRecord } from '../../domain/records/note.ts';
import { databaseOf } from '../databaseOf.ts';
import { inTransaction } from '../inTransaction.ts';
import type { NoteParent } from '../noteParent.ts';
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

/**
 * The newest ids of each source, through an index of its own, which the engines do not always choose; a client's also those of its contracts and events.
 */
const IDS: { readonly [K in NoteParent['kind']]: readonly string[] } = {
  event: ['SELECT note_id FROM note WHERE event_id = :id AND is_active = 1'],
  contract: ['SELECT note_id FROM note WHERE contract_id = :id AND is_active = 1'],
  client: [
    'SELECT note_id FROM note FORCE INDEX (note_client) WHERE client_id = :id AND is_active = 1',
    `SELECT note_id FROM contract STRAIGHT_JOIN note FORCE INDEX (note_contract) ON note.contract_id = contract.contract_id AND note.is_active = 1
     WHERE contract.client_id = :id`,
    `SELECT note_id FROM contract STRAIGHT_JOIN event ON event.contract_id = contract.contract_id
     STRAIGHT_JOIN note FORCE INDEX (note_event) ON note.event_id = event.event_id AND note.is_active = 1 WHERE contract.client_id = :id`,
  ],
};

const newest = (sources: readonly string[]): string =>
  sources.map((source) => `(${source} ORDER BY note_id DESC LIMIT :limit)`).join(' UNION ALL ');

/**
 * The notes of a record that are not withdrawn, the newest first. A client's list has also those of its contracts and
 * events, which say so by their ids.
 * @param limit at most so many, and never more than 200
 */
export async function listNotes(session: Session, { kind, id }: NoteParent, limit = MOST_NOTES): Promise<NoteRecord[]> {
  requirePermission(session, 'note.list');
  return inTransaction(session, async ({ readOptions }) => {
    const lines = await databaseOf(session).db.sequelize.query<Line>(
      `SELECT note.note_id AS id, note.client_id AS clientId, note.contract_id AS contractId, note.event_id AS eventId,
         note.kind, note.body, note.author, CONCAT(c.first_name, ' ', c.last_name) AS authorName,
         note.creation_date AS creationDate, note.last_update AS lastUpdate, note.is_active AS isActive, note.version
       FROM (${newest(IDS[kind])} ORDER BY note_id DESC LIMIT :limit) AS newest
       JOIN note ON note.note_id = newest.note_id
       LEFT JOIN colleague AS c ON c.collaborator_id = note.author
       ORDER BY note.note_id DESC`,
      { replacements: { id, limit: Math.min(limit, MOST_NOTES) }, type: QueryTypes.SELECT, ...readOptions },
    );
    return lines.map(({ author, authorName, isActive, ...line }) => ({
      ...line,
      author: author === null ? null : { id: author, name: authorName ?? '' },
      isActive: Boolean(isActive),
    }));
  });
}
