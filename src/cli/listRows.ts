import { can } from '../policies/can.ts';
import type { ListedKind } from '../services/exports/exportColumns.ts';
import { listPages } from '../services/exports/listPages.ts';
import { countClients, listClients } from '../services/lists/clientList.ts';
import {
  countCollaborators,
  countColleagues,
  listCollaborators,
  listColleagues,
} from '../services/lists/collaboratorList.ts';
import { countContracts, listContracts } from '../services/lists/contractList.ts';
import type { ListService, ScopedQuery } from '../services/lists/defineList.ts';
import { countChanges, countJournal, listChanges, listJournal } from '../services/lists/entryList.ts';
import { countEvents, listEvents } from '../services/lists/eventList.ts';
import type { Count } from '../services/lists/page.ts';
import type { Session } from '../services/session.ts';
import type { ListKind, ListOptions } from './list.ts';
import type { ListRecord } from './listColumns.ts';

/** Returns the list's query for these options. */
const listQuery = ({ filter, text, inactive, ics }: ListOptions): ScopedQuery<string> => ({
  scope: filter.includes('mine') ? 'mine' : 'all',
  filters: filter.filter((name) => name !== 'mine'),
  ...(text !== undefined && { text }),
  includeInactive: inactive || ics || false,
});

/** @returns the list to read: without the right to read collaborators, it is the list of colleagues */
export function listedKind({ actor }: Session, kind: ListKind, { inactive }: ListOptions): ListedKind {
  const isShort = kind === 'collaborators' && !inactive && !can(actor, 'collaborator.list').allowed;
  return isShort ? 'colleagues' : kind;
}

/** The two queries of each list: count and rows. */
const LISTS = {
  clients: { list: listClients, count: countClients },
  contracts: { list: listContracts, count: countContracts },
  events: { list: listEvents, count: countEvents },
  collaborators: { list: listCollaborators, count: countCollaborators },
  colleagues: { list: listColleagues, count: countColleagues },
  history: { list: listChanges, count: countChanges },
  journal: { list: listJournal, count: countJournal },
} as const;

/** The option parser has already checked that the filters exist in this list. */
const listOf = (kind: ListedKind) => LISTS[kind] as unknown as ListService<ScopedQuery<string>, ListRecord>;

/** Counts the rows for these options. */
export const countRows = (session: Session, kind: ListedKind, options: ListOptions): Promise<Count> =>
  listOf(kind).count(session, listQuery(options), {});

/** Reads all rows for these options, page by page. */
export const listRows = (session: Session, kind: ListedKind, options: ListOptions) =>
  listPages((from, limit) => listOf(kind).list(session, listQuery(options), { from, limit }));
