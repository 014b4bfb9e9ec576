import { can } from '../policies/can.ts';
import { listClients } from '../services/clients.ts';
import { listCollaborators } from '../services/collaborators.ts';
import { listContracts } from '../services/contracts.ts';
import { listEvents } from '../services/events.ts';
import type { ListedKind } from '../services/exports/exportColumns.ts';
import { listPages } from '../services/exports/listPages.ts';
import { listColleagues } from '../services/lists/listColleagues.ts';
import type { Session } from '../services/session.ts';
import type { ListKind, ListOptions } from './list.ts';
import type { ListRecord } from './listColumns.ts';

/** What every kind of list is asked by these options; each takes of it what it knows. */
export function listQuery({ filter, text, inactive, ics }: ListOptions) {
  const has = (name: (typeof filter)[number]) => filter.includes(name);
  const scope: 'mine' | 'all' = has('mine') ? 'mine' : 'all';
  const status = has('unsigned') ? 'unsigned' : has('unpaid') ? 'unpaid' : 'any';
  const state = has('unassigned') ? 'unassigned' : has('upcoming') ? 'upcoming' : 'any';
  return {
    scope,
    ...(text !== undefined && { text }),
    includeInactive: inactive || ics || false,
    status,
    state,
  } as const;
}

/** @returns the list that is read: of collaborators most people see names, departments and e-mails alone */
export function listedKind({ actor }: Session, kind: ListKind, { inactive }: ListOptions): ListedKind {
  const isShort = kind === 'collaborators' && !inactive && !can(actor, 'collaborator.list').allowed;
  return isShort ? 'colleagues' : kind;
}

/** The rows that were asked for, all of them, a page at a time. */
export function listRows(
  session: Session,
  kind: ListedKind,
  options: ListOptions,
): AsyncGenerator<readonly ListRecord[]> {
  const query = listQuery(options);
  switch (kind) {
    case 'clients':
      return listPages((from, limit) => listClients(session, query, { from, limit }));
    case 'contracts':
      return listPages((from, limit) => listContracts(session, query, { from, limit }));
    case 'events':
      return listPages((from, limit) => listEvents(session, query, { from, limit }));
    case 'collaborators':
      return listPages((from, limit) => listCollaborators(session, query, { from, limit }));
    case 'colleagues':
      return listPages((from, limit) => listColleagues(session, query, { from, limit }));
  }
}
