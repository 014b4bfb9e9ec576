import { ANYTHING, type Change } from '../../services/watchChanges.ts';
import type { PaneState } from './pane.ts';
import type { PaneKind, PaneRecord } from './workspace.ts';

type Row = PaneRecord[PaneKind];
type Person = { readonly id: number } | null;

/** The other records that a row of any kind shows. */
interface Shown {
  readonly client?: { readonly id: number };
  readonly contract?: { readonly id: number };
  readonly commercial?: Person;
  readonly support?: Person;
}

const KIND_OF: { readonly [K in PaneKind]: string } = {
  clients: 'client',
  contracts: 'contract',
  events: 'event',
  collaborators: 'collaborator',
  colleagues: 'collaborator',
};

/** @returns the pane of records of this kind, or null where the kind has no pane */
export function paneOfKind(kind: string): PaneKind | null {
  const found = Object.entries(KIND_OF).find(([, own]) => own === kind);
  return found ? (found[0] as PaneKind) : null;
}

function shows(row: Row, { kind, id }: Change): boolean {
  const { client, contract, commercial, support } = row as Shown;
  if (kind === 'client') return client?.id === id;
  if (kind === 'contract') return contract?.id === id;
  return kind === 'collaborator' && (commercial?.id === id || support?.id === id);
}

/**
 * Returns true if a change may alter the list of a pane. A change of the pane's own kind always may. A client's name
 * and commercial also show in the lists of contracts and events.
 */
export function affectsPane(pane: PaneKind, { query, rows }: PaneState<Row>, change: Change): boolean {
  if (change.kind === ANYTHING || change.kind === KIND_OF[pane]) return true;
  // A contact with the client moves its last update.
  if (change.kind === 'note') return pane === 'clients';
  // An event's row says whether one of its tasks is overdue.
  if (change.kind === 'task') return pane === 'events' || query.filter === 'overdue';
  const isFound = query.scope === 'mine' || query.text !== '';
  if (change.kind === 'client' && isFound && (pane === 'contracts' || pane === 'events')) return true;
  return [...rows.values()].some((row) => shows(row, change));
}

/** The other kinds that a card lists. */
const RELATED: { readonly [K in PaneKind]: readonly string[] } = {
  clients: ['contract', 'event', 'payment', 'note', 'task'],
  contracts: ['payment', 'event', 'client', 'note', 'task'],
  events: ['client', 'contract', 'payment', 'note', 'task'],
  collaborators: [],
  colleagues: [],
};

/** Returns true if a change may alter the card of a pane's record. */
export function affectsCard(pane: PaneKind, row: Row | null, change: Change): boolean {
  if (!row) return false;
  if (change.kind === ANYTHING || RELATED[pane].includes(change.kind)) return true;
  return (change.kind === KIND_OF[pane] && change.id === row.id) || shows(row, change);
}
