import type { Message } from '../../../domain/errors.ts';
import type { Decision, Decisions, Verdict } from '../../../services/imports/plan.ts';
import { planImport } from '../../../services/imports/planImport.ts';
import type { ReadFile } from '../../../services/imports/readImportFile.ts';
import { createStore, type Store } from '../../state/store.ts';
import type { UiContext } from '../../state/uiContext.ts';
import { type ImportAction, type ImportState, importReducer, withDecision } from './importState.ts';

export interface ImportController {
  readonly store: Store<ImportState, ImportAction>;
  readonly moveBy: (rows: number) => void;
  readonly moveTo: (place: number) => void;
  readonly show: (patch: { readonly filter?: Verdict | 'all'; readonly text?: string }) => void;
  /** Puts the cursor on the item that a run was refused for, whatever the filter, and keeps the reason. */
  readonly refused: (key: string, reason: Message) => void;
  /** Decides for one item, and compares anew; null takes its decision back. */
  readonly decide: (key: string, patch: Decision | null) => void;
  /** Decides for all items: people and the commercial. */
  readonly decideAll: (patch: Partial<Pick<Decisions, 'people' | 'commercial'>>) => void;
  /** Takes what was read of the file anew. */
  readonly read: (source: ReadFile) => void;
  readonly refresh: () => void;
  readonly stop: () => void;
}

/** Milliseconds without a decision before the file is compared anew: several skips in a row cause one comparison. */
const PLAN_AFTER = 60;

/** Records between two updates of the count. */
const TELL_EVERY = 500;

/** @returns the preview of an import, which compares the file anew after each decision, until it is stopped */
export function createImport(uiContext: UiContext, start: ImportState): ImportController {
  const { session } = uiContext;
  const store = createStore(importReducer, start);
  let callOff = (): void => undefined;
  let planning = new AbortController();

  async function plan(): Promise<void> {
    const { generation, source, decisions } = store.get();
    const { signal } = planning;
    const { workbook, recognised } = source;
    const told = { file: workbook.file, digest: workbook.digest, records: recognised.records };
    let shown = 0;
    const onRecords = (count: number): void => {
      if (count - shown < TELL_EVERY) return;
      shown = count;
      store.dispatch({ type: 'compared', generation, count });
    };
    try {
      const made = await planImport(session, told, decisions, { signal, onRecords });
      store.dispatch({ type: 'planned', generation, plan: made });
    } catch (error) {
      if (!signal.aborted) store.dispatch({ type: 'failed', generation, problem: uiContext.describe(error) });
    }
  }

  function planAfter(pause: number): void {
    store.dispatch({ type: 'asked' });
    callOff();
    planning.abort();
    planning = new AbortController();
    callOff = uiContext.busy.after(pause, plan);
  }

  function decided(decisions: Decisions, key: string | null): void {
    store.dispatch({ type: 'decided', decisions, key });
    planAfter(PLAN_AFTER);
  }

  return {
    store,
    moveBy: (rows) => store.dispatch({ type: 'move', to: store.get().cursor + rows }),
    moveTo: (to) => store.dispatch({ type: 'move', to }),
    show: (patch) => {
      const { filter, text } = store.get();
      store.dispatch({ type: 'show', filter, text, ...patch });
    },
    refused: (key, reason) => {
      store.dispatch({ type: 'refused', key, reason });
      store.dispatch({ type: 'seek', key });
      // What a colleague has changed meanwhile is compared anew.
      planAfter(0);
    },
    decide: (key, patch) => decided(withDecision(store.get().decisions, key, patch), key),
    decideAll: (patch) => decided({ ...store.get().decisions, ...patch }, null),
    read: (source) => {
      store.dispatch({ type: 'read', source });
      planAfter(0);
    },
    refresh: () => planAfter(0),
    stop: () => {
      callOff();
      planning.abort();
    },
  };
}
