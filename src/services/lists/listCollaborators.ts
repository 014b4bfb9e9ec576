import type { CollaboratorRecord } from '../../domain/records/collaborator.ts';
import { allow } from '../allow.ts';
import type { Session } from '../session.ts';
import { collaboratorList } from './collaboratorList.ts';
import { listCount } from './listCount.ts';
import type { ListQuery } from './listSpec.ts';
import { type Asked, listWindow } from './listWindow.ts';
import type { Count, CountOptions, Window, WindowOptions } from './window.ts';

export type CollaboratorQuery = ListQuery;

const asked = (session: Session, query: CollaboratorQuery): Asked<CollaboratorRecord> => ({
  session,
  spec: collaboratorList,
  query,
  scopes: [],
});

/** S22: a window of the collaborators, by name unless another column is asked for. Gestion. */
export async function listCollaborators(
  session: Session,
  query: CollaboratorQuery,
  window: WindowOptions,
): Promise<Window<CollaboratorRecord>> {
  allow(session, 'collaborator.list');
  return listWindow(asked(session, query), window);
}

/** How many rows that list has, and how many stand before the record `at`. */
export async function countCollaborators(
  session: Session,
  query: CollaboratorQuery,
  options: CountOptions = {},
): Promise<Count> {
  allow(session, 'collaborator.list');
  return listCount(asked(session, query), options);
}
