import type { Session } from '../../services/session.ts';
import type { PaneQuery } from '../state/pane.ts';
import type { Settings } from '../state/settings.ts';
import type { PaneKind } from '../state/workspace.ts';
import type { PaneSpec } from './paneSpec.ts';

/** @returns a pane's first query after sign-in: the department's query, in the order that the user last chose */
export function startQuery<K extends PaneKind>(spec: PaneSpec<K>, session: Session, settings: Settings): PaneQuery {
  const { sort } = settings.get().panes?.[spec.kind] ?? {};
  const isKnown = sort && spec.columns.some(({ key, isSortable }) => key === sort.column && isSortable !== false);
  return { ...spec.start(session), ...(isKnown ? { sort } : {}) };
}
