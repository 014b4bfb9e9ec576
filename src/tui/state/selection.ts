import { createStore, type Store } from './store.ts';
import type { PaneKind } from './workspace.ts';

/** Maximum number of marked rows. Nobody would read a longer preview. */
export const MOST_MARKED = 200;

/** Ids of the chosen rows of each pane, in the order of choosing. */
export type Selected = Readonly<Partial<Record<PaneKind, ReadonlySet<number>>>>;

export type SelectionAction =
  | { type: 'toggle'; kind: PaneKind; id: number }
  | { type: 'add' | 'drop'; kind: PaneKind; ids: readonly number[] }
  | { type: 'clear'; kind: PaneKind };

export type Selection = Store<Selected, SelectionAction>;

const NOTHING: ReadonlySet<number> = new Set();

/** @returns the ids chosen in a pane; always the same empty set where there are none */
export const chosenIn = (state: Selected, kind: PaneKind): ReadonlySet<number> => state[kind] ?? NOTHING;

function reducer(state: Selected, action: SelectionAction): Selected {
  const { kind } = action;
  const chosen = chosenIn(state, kind);
  if (action.type === 'clear') return chosen.size === 0 ? state : { ...state, [kind]: NOTHING };
  const next = new Set(chosen);
  if (action.type === 'drop') for (const id of action.ids) next.delete(id);
  if (action.type === 'add') for (const id of action.ids) next.add(id);
  if (action.type === 'toggle' && !next.delete(action.id)) next.add(action.id);
  return { ...state, [kind]: next };
}

/** @returns an empty selection. It survives moving, filtering, sorting and refreshing. */
export const createSelection = (): Selection => createStore<Selected, SelectionAction>(reducer, {});
