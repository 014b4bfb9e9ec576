import type { OnRecord } from '../../../domain/onRecord.ts';
import { can } from '../../../policies/can.ts';
import { ALLOWED, refused, type Verdict } from '../../keys/binding.ts';
import type { PaneKind } from '../../state/workspace.ts';
import type { PaneContext } from '../paneSpec.ts';

/** The panes whose records have notes. */
export type NotedPane = 'clients' | 'contracts' | 'events';

const KINDS: { readonly [K in NotedPane]: OnRecord['kind'] } = {
  clients: 'client',
  contracts: 'contract',
  events: 'event',
};

/** @returns the record as the parent of notes; null in a pane whose records have none */
export const noteParentOf = (pane: PaneKind, id: number): OnRecord | null =>
  pane === 'clients' || pane === 'contracts' || pane === 'events' ? { kind: KINDS[pane], id } : null;

/** A client's row does not tell who serves its events, so for a support the service answers once the key is pressed. */
export const isAskedFirst = <K extends NotedPane>({ spec, uiContext }: PaneContext<K>): boolean =>
  spec.kind === 'clients' && uiContext.session.actor.role === 'support';

/** @returns whether the user may write a note on the selected record */
export function mayNote<K extends NotedPane>(context: PaneContext<K>): Verdict {
  const { uiContext, row } = context;
  if (!row) return refused('notice.noRow');
  if (isAskedFirst(context)) return ALLOWED;
  const support = 'support' in row ? row.support : null;
  return can(uiContext.session.actor, 'note.add', { commercial: row.commercial, support });
}
