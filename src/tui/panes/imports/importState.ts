import type { Message } from '../../../domain/errors.ts';
import { fold } from '../../../domain/likeness.ts';
import type { Decision, Decisions, ImportItem, ImportPlan, Verdict } from '../../../services/imports/plan.ts';
import type { ReadFile } from '../../../services/imports/readImportFile.ts';

/** The state of the preview of an import. */
export interface ImportState {
  readonly source: ReadFile;
  readonly decisions: Decisions;
  readonly plan: ImportPlan;
  readonly filter: Verdict | 'all';
  /** Words that the shown items have. */
  readonly text: string;
  /** The items that the filter and the words let through, in the order of the file. */
  readonly shown: readonly ImportItem[];
  /** The focused item, by its place in `shown`. */
  readonly cursor: number;
  /** Answers for an older generation are dropped. */
  readonly generation: number;
  readonly phase: 'planning' | 'ready' | 'failed';
  readonly problem: Message | null;
  /** Items that were decided about since the last comparison. */
  readonly pending: ReadonlySet<string>;
  /** How many records the comparison under way has come to. */
  readonly compared: number;
  /** The item that the last run was refused for, and why. */
  readonly refused: { readonly key: string; readonly reason: Message } | null;
}

export type ImportAction =
  | { type: 'move'; to: number }
  | { type: 'show'; filter: Verdict | 'all'; text: string }
  | { type: 'seek'; key: string }
  | { type: 'refused'; key: string; reason: Message }
  | { type: 'decided'; decisions: Decisions; key: string | null }
  | { type: 'compared'; generation: number; count: number }
  | { type: 'read'; source: ReadFile }
  | { type: 'asked' }
  | { type: 'planned'; generation: number; plan: ImportPlan }
  | { type: 'failed'; generation: number; problem: Message };

/** @returns the items that a filter and words let through */
function shownOf({ items }: ImportPlan, filter: Verdict | 'all', text: string): readonly ImportItem[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (filter === 'all' && words.length === 0) return items;
  return items.filter(({ verdict, name, sheet, line }) => {
    if (filter !== 'all' && verdict !== filter) return false;
    if (words.length === 0) return true;
    const told = fold(`${name} ${sheet} ${line}`);
    return words.every((word) => told.includes(word));
  });
}

const within = (at: number, length: number): number => Math.max(0, Math.min(at, length - 1));

/** Shows other items; the cursor stays on its item, else near its place. */
function showing(state: ImportState, patch: Partial<Pick<ImportState, 'plan' | 'filter' | 'text'>>): ImportState {
  const next = { ...state, ...patch };
  const shown = shownOf(next.plan, next.filter, next.text);
  const key = state.shown[state.cursor]?.key;
  const at = shown.findIndex((item) => item.key === key);
  return { ...next, shown, cursor: at < 0 ? within(state.cursor, shown.length) : at };
}

export const startImport = (source: ReadFile, decisions: Decisions, plan: ImportPlan): ImportState => ({
  source,
  decisions,
  plan,
  filter: 'all',
  text: '',
  shown: plan.items,
  cursor: 0,
  generation: 0,
  phase: 'ready',
  problem: null,
  pending: new Set(),
  compared: 0,
  refused: null,
});

export function importReducer(state: ImportState, action: ImportAction): ImportState {
  switch (action.type) {
    case 'move':
      return { ...state, cursor: within(action.to, state.shown.length) };
    case 'show':
      return showing(state, { filter: action.filter, text: action.text });
    case 'seek': {
      const all = showing(state, { filter: 'all', text: '' });
      const at = all.shown.findIndex(({ key }) => key === action.key);
      return at < 0 ? state : { ...all, cursor: at };
    }
    case 'refused':
      return { ...state, refused: { key: action.key, reason: action.reason } };
    case 'decided': {
      const { decisions, key } = action;
      return { ...state, decisions, pending: key === null ? state.pending : new Set([...state.pending, key]) };
    }
    case 'compared':
      return action.generation === state.generation ? { ...state, compared: action.count } : state;
    case 'read':
      return { ...state, source: action.source };
    case 'asked':
      return { ...state, generation: state.generation + 1, phase: 'planning', problem: null, compared: 0 };
    case 'planned':
      if (action.generation !== state.generation) return state;
      return { ...showing(state, { plan: action.plan }), phase: 'ready', problem: null, pending: new Set() };
    case 'failed':
      if (action.generation !== state.generation) return state;
      return { ...state, phase: 'failed', problem: action.problem };
  }
}

/** @returns the focused item; null if none is shown */
export const focusedItem = ({ shown, cursor }: ImportState): ImportItem | null => shown[cursor] ?? null;

/** @returns the decisions with a change of one item’s; null takes its decision back */
export function withDecision(decisions: Decisions, key: string, patch: Decision | null): Decisions {
  const items = new Map(decisions.items);
  if (patch === null) items.delete(key);
  else items.set(key, { ...items.get(key), ...patch });
  return { ...decisions, items };
}
