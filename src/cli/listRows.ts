import { listClients } from '../services/clients.ts';
import { listCollaborators } from '../services/collaborators.ts';
import { listContracts } from '../services/contracts.ts';
import { listEvents } from '../services/events.ts';
import { listPages } from '../services/exports/listPages.ts';
import type { Session } from '../services/session.ts';
import type { ListKind, ListOptions } from './list.ts';
import type { ListRecord } from './listColumns.ts';

/** The rows that were asked for, all of them, a page at a time. */
export function listRows(
  session: Session,
  kind: ListKind,
  { filter, text, inactive, ics }: ListOptions,
): AsyncGenerator<readonly ListRecord[]> {
  const has = (name: (typeof filter)[number]) => filter.includes(name);
  const scope: 'mine' | 'all' = has('mine') ? 'mine' : 'all';
  const shared = { scope, ...(text !== undefined && { text }), includeInactive: inactive || ics || false };
  switch (kind) {
    case 'clients':
      return listPages((from, limit) => listClients(session, shared, { from, limit }));
    case 'contracts': {
      const status = has('unsigned') ? 'unsigned' : has('unpaid') ? 'unpaid' : 'any';
      return listPages((from, limit) => listContracts(session, { ...shared, status }, { from, limit }));
    }
    case 'events': {
      const state = has('unassigned') ? 'unassigned' : has('upcoming') ? 'upcoming' : 'any';
      return listPages((from, limit) => listEvents(session, { ...shared, state }, { from, limit }));
    }
    case 'collaborators':
      return listPages((from, limit) => listCollaborators(session, shared, { from, limit }));
  }
}
