import type { SqlRow } from '../db/reader.ts';
import type { NoteKind } from '../domain/noteKind.ts';
import type { ClientRecord } from '../domain/records/client.ts';
import type { ContractRecord } from '../domain/records/contract.ts';
import type { EventRecord } from '../domain/records/event.ts';
import { databaseOf } from './databaseOf.ts';
import { clientList } from './lists/clientList.ts';
import { contractList } from './lists/contractList.ts';
import { eventList } from './lists/eventList.ts';
import type { ListSpec } from './lists/listSpec.ts';
import { raw, sql } from './lists/sql.ts';
import { requirePermission } from './requirePermission.ts';
import type { Session } from './session.ts';

/** The newest change of one record by somebody else. */
export interface OthersChange {
  /** Its line of the history. */
  readonly id: number;
  readonly at: Date;
  /** The name of who did it. What the owner account did, set-up and import, is not told. */
  readonly by: string;
  /** The table of what was changed: the record itself, or its payment, note or task. */
  readonly table: 'client' | 'contract' | 'event' | 'payment' | 'note' | 'task';
  readonly isNew: boolean;
  /** The columns that were changed. */
  readonly fields: readonly string[];
  /** Of a note: its kind and the start of its text. */
  readonly note: { readonly kind: NoteKind; readonly body: string } | null;
  /** Of a task: its title, and whether it is done now. */
  readonly task: { readonly title: string; readonly isDone: boolean } | null;
}

/** A record, as its pane has it, and what somebody did to it. */
export type ChangedRecord = { readonly change: OthersChange } & (
  | { readonly kind: 'clients'; readonly record: ClientRecord }
  | { readonly kind: 'contracts'; readonly record: ContractRecord }
  | { readonly kind: 'events'; readonly record: EventRecord }
);

export interface SinceVisit {
  readonly rows: readonly ChangedRecord[];
  /** False if there are more changes than these. */
  readonly isWhole: boolean;
  /** The newest line of the history among them; 0 without one. */
  readonly newest: number;
}

const MOST = 20;
/** So many lines `changes_since_visit` returns. */
const RETURNED = 200;

const NOTHING: SinceVisit = { rows: [], isWhole: true, newest: 0 };

type Kind = ChangedRecord['kind'];

function subjectOf({ eventId, contractId, clientId }: SqlRow): { readonly kind: Kind; readonly id: number } {
  if (eventId !== null) return { kind: 'events', id: Number(eventId) };
  return contractId === null
    ? { kind: 'clients', id: Number(clientId) }
    : { kind: 'contracts', id: Number(contractId) };
}

/** MySQL returns JSON parsed, MariaDB as text. */
const namesIn = (json: unknown): string[] => ((typeof json === 'string' ? JSON.parse(json) : json) ?? []) as string[];

const changeOf = (row: SqlRow): OthersChange => ({
  id: Number(row.id),
  at: row.at as Date,
  by: row.byName as string,
  table: row.kind as OthersChange['table'],
  isNew: row.action === 'create',
  fields: row.action === 'update' ? namesIn(row.fields) : [],
  note: row.noteKind === null ? null : { kind: row.noteKind as NoteKind, body: String(row.body) },
  task: row.taskTitle === null ? null : { title: String(row.taskTitle), isDone: Number(row.isTaskDone) === 1 },
});

/** Reads records by their ids, whether active or not. */
async function byIds<R extends { readonly id: number }>(
  session: Session,
  spec: ListSpec<R>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, R>> {
  if (ids.length === 0) return new Map();
  const { text, values } = sql`SELECT ${raw(spec.shown)} FROM ${raw(spec.table)} l ${raw(spec.joins)}
    WHERE ${raw(`l.${spec.id}`)} IN (${raw(ids.map(Number).join(', '))})`;
  const rows = await databaseOf(session).db.read(text, values);
  return new Map(rows.map((row) => spec.toRecord(row)).map((record) => [record.id, record]));
}

/**
 * What others did to the user's records since the last visit: the newest change of each record, the newest first, at most
 * 20. Own are, for a commercial, own clients with their contracts and events; for a support, assigned events; for gestion,
 * all. Two questions, however long the history is.
 */
export async function sinceVisit(session: Session): Promise<SinceVisit> {
  requirePermission(session, 'history.list');
  if (session.actor.role === 'collaborator') return NOTHING;
  const results: unknown = await databaseOf(session).db.read('CALL changes_since_visit()', [], { isPlain: true });
  const [lines = []] = results as readonly SqlRow[][];
  const newestOf = new Map<string, { kind: Kind; id: number; line: SqlRow }>();
  for (const line of lines) {
    const subject = subjectOf(line);
    const key = `${subject.kind} ${subject.id}`;
    if (!newestOf.has(key)) newestOf.set(key, { ...subject, line });
  }
  const shown = [...newestOf.values()].slice(0, MOST);
  const idsOf = (kind: Kind) => shown.filter((one) => one.kind === kind).map(({ id }) => id);
  const [clients, contracts, events] = await Promise.all([
    byIds(session, clientList, idsOf('clients')),
    byIds(session, contractList, idsOf('contracts')),
    byIds(session, eventList, idsOf('events')),
  ]);
  const found = { clients, contracts, events };
  const rows = shown.flatMap(({ kind, id, line }) => {
    const record = found[kind].get(id);
    return record ? [{ kind, record, change: changeOf(line) } as ChangedRecord] : [];
  });
  const [first] = lines;
  const isCut = lines.length >= RETURNED || Number(first?.isCut ?? 0) === 1;
  return { rows, isWhole: !isCut && newestOf.size <= MOST, newest: Number(first?.id ?? 0) };
}

/** Marks what the home has shown as seen: it stays until the next sign-in, and does not come back then. */
export async function seeChanges(session: Session, newest: number): Promise<void> {
  requirePermission(session, 'history.list');
  await databaseOf(session).db.read('CALL see_changes(?)', [newest], { isPlain: true });
}
