import type { SqlRow } from '../../db/reader.ts';
import { type HistoryRecord, history } from '../../domain/records/history.ts';
import { type JournalRecord, journal } from '../../domain/records/journal.ts';
import { ownFields, type RecordDescription } from '../../domain/records/record.ts';
import { databaseOf } from '../databaseOf.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import { rowReader } from './describedList.ts';
import type { Count, Page, PageOptions } from './page.ts';

type Described = Pick<RecordDescription, 'fields'>;

/** MySQL returns JSON parsed, MariaDB as text. */
const valuesOf = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : json);

/** Returns the functions that read what the database writes of everybody, the newest first: no search and no filter. */
function defineEntries<Shape>(view: string, description: Described) {
  const columns = ownFields(description).map(([name, { viewHeading }]) => `v.\`${viewHeading}\` AS \`${name}\``);
  const id = `v.\`${description.fields.id?.viewHeading}\``;
  const json = ownFields(description).flatMap(([name, { type }]) => (type === 'values' ? [name] : []));
  const read = rowReader(description);
  const recordOf = (row: SqlRow): Shape & { readonly id: number } => {
    const by = row.by === null ? null : { id: Number(row.by), name: String(row.name) };
    const record = read(row, { by });
    return { ...record, ...Object.fromEntries(json.map((name) => [name, valuesOf(row[name])])) } as never;
  };
  return {
    /** A page of rows that begins at the start or after a row. */
    list: async (session: Session, _query: unknown, { from, limit }: PageOptions): Promise<Page<Shape>> => {
      requirePermission(session, 'history.list');
      const last = typeof from === 'object' && 'after' in from ? from.after.id : null;
      const rows = await databaseOf(session).db.read(
        `SELECT ${columns.join(', ')}, CONCAT(c.first_name, ' ', c.last_name) AS name
         FROM ${view} AS v LEFT JOIN colleague AS c ON c.collaborator_id = v.\`Collaborateur\`
         ${last === null ? '' : `WHERE ${id} < ?`} ORDER BY ${id} DESC LIMIT ${Math.trunc(limit)}`,
        last === null ? [] : [last],
      );
      const records = rows.map(recordOf);
      const end = records.length < limit ? undefined : records.at(-1);
      return { rows: records, before: null, after: end ? { value: null, id: end.id } : null };
    },
    /** The number of rows. */
    count: async (session: Session): Promise<Count> => {
      requirePermission(session, 'history.list');
      const [row] = await databaseOf(session).db.read(`SELECT COUNT(*) AS total FROM ${view}`);
      return { total: Number(row?.total), isExact: true, place: null };
    },
  };
}

/** The history, with the changes of collaborators that the view shows to this user. */
export const { list: listChanges, count: countChanges } = defineEntries<HistoryRecord>('list_history', history);

/** The journal: for gestion all of it, for others their own entries. */
export const { list: listJournal, count: countJournal } = defineEntries<JournalRecord>('list_journal', journal);
