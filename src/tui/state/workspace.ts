import type { ClientRecord, client } from '../../domain/records/client.ts';
import type { CollaboratorRecord, ColleagueRecord } from '../../domain/records/collaborator.ts';
import type { ContractRecord, contract } from '../../domain/records/contract.ts';
import type { EventRecord, event } from '../../domain/records/event.ts';
import type { FilterName } from '../../domain/records/record.ts';
import type { Busy } from './busy.ts';
import { createMarkedRows, type MarkedRows } from './markedRows.ts';
import type { PaneController } from './paneController.ts';
import { createPlaces, type Places } from './places.ts';
import { createRecentChanges, type RecentChanges } from './recentChanges.ts';
import { createSelection, type Selection } from './selection.ts';
import { createStore, type Store } from './store.ts';

export type PaneKind = 'clients' | 'contracts' | 'events' | 'collaborators' | 'colleagues';

export interface PaneRecord {
  clients: ClientRecord;
  contracts: ContractRecord;
  events: EventRecord;
  collaborators: CollaboratorRecord;
  colleagues: ColleagueRecord;
}

/** The quick filters of each pane kind. */
export interface FilterOf {
  readonly clients: FilterName<typeof client>;
  readonly contracts: FilterName<typeof contract>;
  readonly events: FilterName<typeof event>;
  readonly collaborators: never;
  readonly colleagues: never;
}

export type PaneControllers = { readonly [K in PaneKind]: PaneController<PaneRecord[K]> };

/** Which pane has the focus, and whether it fills the window. */
export interface Focus {
  /** At home: the pane of the focused row's record. */
  readonly pane: PaneKind;
  readonly isZoomed: boolean;
  /** True while the home is shown instead of the panes. */
  readonly isHome: boolean;
}

export type FocusAction = { type: 'focus' | 'home'; pane: PaneKind } | { type: 'zoom' };

/** The panes of one session, linked by the brief's context: a client, then one of its contracts (S25). */
export interface Workspace {
  readonly kinds: readonly PaneKind[];
  readonly panes: PaneControllers;
  readonly focus: Store<Focus, FocusAction>;
  /** The rows chosen for a bulk action. */
  readonly selection: Selection;
  /** The chosen rows that a filter hides. */
  readonly hidden: MarkedRows['hidden'];
  /** Records that other users changed recently. */
  readonly recentChanges: RecentChanges;
  /** False while the server does not answer: what the screen shows may be out of date. */
  readonly isOnLine: Store<boolean, boolean>;
  /** The navigation history. */
  readonly places: Places;
  /** Refreshes every pane; each keeps its selected record. */
  readonly refreshAll: () => Promise<void>;
  /** Stops the links between panes; their content stays. */
  readonly dispose: () => void;
}

function focusReducer(state: Focus, action: FocusAction): Focus {
  if (action.type === 'zoom') return { ...state, isZoomed: !state.isZoomed };
  const isHome = action.type === 'home';
  return state.pane === action.pane && state.isHome === isHome ? state : { ...state, pane: action.pane, isHome };
}

/**
 * Milliseconds that the cursor must rest before the child pane follows. A held key causes no requests. After a new
 * answer of the parent's query, the child follows at once.
 */
const FOLLOW_AFTER = 60;

/** Keeps a linked `child` on the records of the row selected in `parent`. */
function follow<P extends { readonly id: number }, C>(
  parent: PaneController<P>,
  child: PaneController<C>,
  busy: Busy,
): () => void {
  let callOff = (): void => undefined;
  let answered = -1;
  const check = () => {
    answered = parent.store.get().generation;
    const { query } = child.store.get();
    const parentId = parent.selected()?.id ?? null;
    // A null row can mean «not loaded yet»; then wait. Only an empty list clears the child.
    const { total, isExact } = parent.store.get();
    const isFetched = parentId !== null || (total === 0 && isExact);
    if (query.scope !== 'linked' || !isFetched || query.parentId === parentId) return;
    void child.ask({ parentId });
  };
  const later = () => {
    callOff();
    const { generation, phase } = parent.store.get();
    const isNewAnswer = phase === 'ready' && generation !== answered;
    callOff = busy.after(isNewAnswer ? 0 : FOLLOW_AFTER, check);
  };
  const ends = [parent.store.subscribe(later), child.store.subscribe(later)];
  return () => {
    callOff();
    for (const end of ends) end();
  };
}

/**
 * @returns the workspace, at home. `first` is the pane to open from there; `kinds` are the panes of this department.
 */
export function createWorkspace(
  panes: PaneControllers,
  kinds: readonly PaneKind[],
  first: PaneKind,
  busy: Busy,
): Workspace {
  const ends = [follow(panes.clients, panes.contracts, busy), follow(panes.contracts, panes.events, busy)];
  const recentChanges = createRecentChanges();
  const selection = createSelection();
  const marked = createMarkedRows(panes, kinds, selection);
  const focus = createStore<Focus, FocusAction>(focusReducer, { pane: first, isZoomed: false, isHome: true });
  const places = createPlaces(focus, panes);
  return {
    kinds,
    panes,
    selection,
    hidden: marked.hidden,
    recentChanges,
    focus,
    isOnLine: createStore<boolean, boolean>((_, next) => next, true),
    places,
    refreshAll: async () => {
      recentChanges.touchCard();
      await Promise.all(kinds.map((kind) => panes[kind].refresh()));
    },
    dispose: () => {
      recentChanges.stop();
      marked.stop();
      places.stop();
      for (const end of ends) end();
      for (const kind of kinds) panes[kind].stop();
    },
  };
}
