import type { PaneController } from './paneController.ts';
import { chosenIn, type Selection } from './selection.ts';
import { createStore, type Store } from './store.ts';
import type { PaneControllers, PaneKind, PaneRecord } from './workspace.ts';

/** Ids of the marked rows that the current list does not contain. */
export type Hidden = Readonly<Partial<Record<PaneKind, ReadonlySet<number>>>>;

/** Keeps the marked rows up to date while the lists change. */
export interface MarkedRows {
  readonly hidden: Store<Hidden, { readonly kind: PaneKind; readonly ids: ReadonlySet<number> }>;
  readonly stop: () => void;
}

type Row = PaneRecord[PaneKind];

const NONE: ReadonlySet<number> = new Set();

/** @returns the ids of the marked rows that a filter hides */
export const hiddenIn = (state: Hidden, kind: PaneKind): ReadonlySet<number> => state[kind] ?? NONE;

/** Returns true for a deactivated or cancelled record. Bulk actions do not accept these. */
export const isGone = (row: Row): boolean =>
  ('isActive' in row && !row.isActive) || ('statut' in row && row.statut === 'cancelled');

/** @returns the tracker of hidden marked rows. It also unmarks rows that are gone. */
export function createMarkedRows(panes: PaneControllers, kinds: readonly PaneKind[], selection: Selection): MarkedRows {
  const hidden: MarkedRows['hidden'] = createStore((state, { kind, ids }) => {
    const before = hiddenIn(state, kind);
    const isSame = before.size === ids.size && [...ids].every((id) => before.has(id));
    return isSame ? state : { ...state, [kind]: ids };
  }, {} as Hidden);

  function follow(kind: PaneKind): () => void {
    const pane = panes[kind] as unknown as PaneController<Row>;
    let asked = '';

    /** Looks for missing rows in the list first, then among all records. */
    async function look(ids: readonly number[], isWhole: boolean, generation: number): Promise<void> {
      const { query } = pane.store.get();
      const all = { ...query, scope: 'all', filter: 'any', text: '', includeInactive: false, parentId: null } as const;
      const [out, gone]: [number[], number[]] = [[], []];
      for (const id of ids) {
        if (pane.store.get().generation !== generation) return;
        if (!isWhole && (await pane.holds(id))) continue;
        if (await pane.holds(id, all)) out.push(id);
        else gone.push(id);
      }
      if (pane.store.get().generation !== generation) return;
      hidden.dispatch({ kind, ids: new Set(out) });
      if (gone.length > 0) selection.dispatch({ type: 'drop', kind, ids: gone });
    }

    function check(): void {
      const chosen = chosenIn(selection.get(), kind);
      const { rows, segments, phase, generation } = pane.store.get();
      if (chosen.size === 0) hidden.dispatch({ kind, ids: NONE });
      if (chosen.size === 0 || phase !== 'ready') return;
      const here = new Map([...rows.values()].map((row) => [row.id, row]));
      const gone = [...chosen].filter((id) => isGone(here.get(id) ?? ({} as Row)));
      if (gone.length > 0) {
        selection.dispatch({ type: 'drop', kind, ids: gone });
        return;
      }
      const away = [...chosen].filter((id) => !here.has(id));
      if (away.length === 0) {
        asked = '';
        hidden.dispatch({ kind, ids: NONE });
        return;
      }
      const question = JSON.stringify([generation, away]);
      if (question === asked) return;
      asked = question;
      const isWhole = segments[0]?.before === null && segments.at(-1)?.after === null;
      // If the server does not answer, the marks stay.
      void look(away, isWhole, generation).catch(() => undefined);
    }

    const ends = [pane.store.subscribe(check), selection.subscribe(check)];
    return () => {
      for (const end of ends) end();
    };
  }

  const ends = kinds.map(follow);
  return {
    hidden,
    stop: () => {
      for (const end of ends) end();
    },
  };
}
