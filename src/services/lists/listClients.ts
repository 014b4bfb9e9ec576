import type { ClientRecord } from '../../domain/records/client.ts';
import { allow } from '../allow.ts';
import type { Session } from '../session.ts';
import { clientList } from './clientList.ts';
import { listCount } from './listCount.ts';
import type { ListQuery, ScopeCall } from './listSpec.ts';
import { type Asked, listWindow } from './listWindow.ts';
import type { Count, CountOptions, Window, WindowOptions } from './window.ts';

export interface ClientQuery extends ListQuery {
  /** `mine`: S8, the clients whose commercial I am. */
  readonly scope: 'mine' | 'all';
}

const scopes = ({ actor }: Session, { scope }: ClientQuery): ScopeCall[] =>
  scope === 'mine' ? [['ownedBy', actor.id]] : [];

const asked = (session: Session, query: ClientQuery): Asked<ClientRecord> => ({
  session,
  spec: clientList,
  query,
  scopes: scopes(session, query),
});

/** S7, S8: a window of the clients, by company unless another column is asked for. */
export async function listClients(
  session: Session,
  query: ClientQuery,
  window: WindowOptions,
): Promise<Window<ClientRecord>> {
  allow(session, 'client.list');
  return listWindow(asked(session, query), window);
}

/** How many rows that list has, and how many stand before the record `at`. */
export async function countClients(session: Session, query: ClientQuery, options: CountOptions = {}): Promise<Count> {
  allow(session, 'client.list');
  return listCount(asked(session, query), options);
}
