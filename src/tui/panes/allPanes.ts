import { can } from '../../policies/can.ts';
import type { Session } from '../../services/session.ts';
import type { PaneKind } from '../state/workspace.ts';
import { clientsPane } from './clients/clientsPane.ts';
import { collaboratorsPane } from './collaborators/collaboratorsPane.ts';
import { colleaguesPane } from './collaborators/colleaguesPane.ts';
import { contractsPane } from './contracts/contractsPane.ts';
import { eventsPane } from './events/eventsPane.ts';
import type { PaneSpec } from './paneSpec.ts';

export const paneSpecs: { readonly [K in PaneKind]: PaneSpec<K> } = {
  clients: clientsPane,
  contracts: contractsPane,
  events: eventsPane,
  collaborators: collaboratorsPane,
  colleagues: colleaguesPane,
};

/**
 * @returns the panes that this user may see, by pane digit (S22, S24). Of two with the same digit it keeps the first,
 *   which shows everything that the other shows, and more.
 */
export function panesOf(session: Session): PaneKind[] {
  const specs = Object.values(paneSpecs).toSorted((a, b) => a.number - b.number);
  const seen = specs.filter((spec) => can(session.actor, spec.needs).allowed);
  return seen.filter(({ number }, place) => number !== seen[place - 1]?.number).map(({ kind }) => kind);
}

/** @returns the start pane of this department: clients for commercial, events for the others */
export function firstPane(session: Session): PaneKind {
  return session.actor.role === 'support' || session.actor.role === 'gestion' ? 'events' : 'clients';
}
