import { can } from '../policies/can.ts';
import { listClients } from '../services/clients.ts';
import { listCollaborators } from '../services/collaborators.ts';
import { listContracts } from '../services/contracts.ts';
import { listEvents } from '../services/events.ts';
import type { ListedKind } from '../services/exports/exportColumns.ts';
import { listPages } from '../services/exports/listPages.ts';
import { listColleagues } from '../services/lists/collaboratorList.ts';
import type { ScopedQuery } from '../services/lists/defineList.ts';
import type { Session } from '../services/session.ts';
import type { ListFilter, ListKind, ListOptions } from './list.ts';
import type { ListRecord } from './listColumns.ts';

/** The quick filters of one kind of list: the options allow no others. */
const isQuick = (name: ListFilter): name is Exclude<ListFilter, 'mine'> => name !== 'mine';

/** What a list is asked by these options. */
export function listQuery<Filter extends ListFilter>({
  filter,
  text,
  inactive,
  ics,
}: ListOptions): ScopedQuery<Exclude<Filter, 'mine'>> {
  return {
    scope: filter.includes('mine') ? 'mine' : 'all',
    filters: filter.filter(isQuick) as Exclude<Filter, 'mine'>[],
    ...(text !== undefined && { text }),
    includeInactive: inactive || ics || false,
  };
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
  switch (kind) {
    case 'clients':
      return listPages((from, limit) => listClients(session, listQuery(options), { from, limit }));
    case 'contracts':
      return listPages((from, limit) => listContracts(session, listQuery(options), { from, limit }));
    case 'events':
      return listPages((from, limit) => listEvents(session, listQuery(options), { from, limit }));
    case 'collaborators':
      return listPages((from, limit) => listCollaborators(session, listQuery(options), { from, limit }));
    case 'colleagues':
      return listPages((from, limit) => listColleagues(session, listQuery(options), { from, limit }));
  }
}
