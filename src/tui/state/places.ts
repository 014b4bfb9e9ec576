import type { PaneQuery } from './pane.ts';
import type { PaneController } from './paneController.ts';
import type { Store } from './store.ts';
import type { Focus, FocusAction, PaneControllers, PaneKind, PaneRecord } from './workspace.ts';

/** What a pane showed, and which row was selected there. */
export interface ListSeen {
  readonly kind: PaneKind;
  readonly query: PaneQuery;
  readonly id: number | null;
}

/** A visited place: the home, or a pane with the parent panes that it follows. */
export interface Place {
  readonly focus: Focus;
  /** The focused pane is last, its parents come before it. Empty at home, which keeps its own cursor. */
  readonly lists: readonly ListSeen[];
  /** Reopens the layer that was over the panes. */
  readonly reopen?: (() => void) | undefined;
}

/** The navigation history, as in a browser: each move to another place remembers the one before. */
export interface Places {
  readonly here: () => Place;
  /** Adds a place to the history. */
  readonly remember: (place: Place) => void;
  /** Moves without adding to the history. */
  readonly quietly: (go: () => void) => void;
  /** Removes and returns the last place that differs from the current one. Null where there is none. */
  readonly take: () => Place | null;
  /** Returns whether a pane now shows another query, or selects another row. */
  readonly isOther: (list: ListSeen) => boolean;
  readonly stop: () => void;
}

/** Maximum number of steps in the history. */
const KEPT = 30;

/** The parent pane that each pane may follow. */
export const PARENT: Readonly<Partial<Record<PaneKind, PaneKind>>> = { contracts: 'clients', events: 'contracts' };

const asText = ({ scope, filter, text, includeInactive, parentId }: PaneQuery): string =>
  JSON.stringify([scope, filter, text, includeInactive, scope === 'linked' ? parentId : null]);

/** @returns the navigation history of one session; it observes every change of the focus */
export function createPlaces(focus: Store<Focus, FocusAction>, panes: PaneControllers): Places {
  const paneOf = (kind: PaneKind) => panes[kind] as unknown as PaneController<PaneRecord[PaneKind]>;
  let left: readonly Place[] = [];
  let last = focus.get();
  let isQuiet = false;

  function seen(kind: PaneKind): ListSeen[] {
    const { query } = paneOf(kind).store.get();
    const parent = query.scope === 'linked' ? PARENT[kind] : undefined;
    return [...(parent ? seen(parent) : []), { kind, query, id: paneOf(kind).selected()?.id ?? null }];
  }
  const placeOf = (at: Focus): Place => ({ focus: at, lists: at.isHome ? [] : seen(at.pane) });
  const remember = (place: Place) => {
    left = [...left, place].slice(-KEPT);
  };
  const isOther = ({ kind, query, id }: ListSeen): boolean =>
    asText(paneOf(kind).store.get().query) !== asText(query) || (id !== null && paneOf(kind).selected()?.id !== id);
  const isElsewhere = (at: Focus): boolean => {
    const now = focus.get();
    return at.isHome !== now.isHome || (!at.isHome && at.pane !== now.pane);
  };

  const stop = focus.subscribe(() => {
    const before = last;
    last = focus.get();
    if (!isQuiet && isElsewhere(before)) remember(placeOf(before));
  });

  return {
    here: () => placeOf(focus.get()),
    remember,
    quietly: (go) => {
      isQuiet = true;
      go();
      isQuiet = false;
    },
    take: () => {
      for (;;) {
        const place = left.at(-1);
        if (!place) return null;
        left = left.slice(0, -1);
        if (place.reopen || isElsewhere(place.focus) || place.lists.some(isOther)) return place;
      }
    },
    isOther,
    stop,
  };
}
