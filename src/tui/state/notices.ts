import type { Problem } from '../../errors.ts';
import { createStore, type Store } from './store.ts';

export interface Notice {
  readonly id: number;
  readonly tone: 'done' | 'refused' | 'failed';
  readonly problem: Problem;
}

type Action = { type: 'show'; tone: Notice['tone']; problem: Problem } | { type: 'hide'; id?: number };
export type Notices = Store<{ readonly last: Notice | null; readonly count: number }, Action>;

/** The one line above the key bar: the newest notice replaces the one before. */
export function createNotices(): Notices {
  return createStore(
    (state, action: Action) => {
      if (action.type === 'show') {
        const id = state.count + 1;
        return { last: { id, tone: action.tone, problem: action.problem }, count: id };
      }
      const isOther = action.id !== undefined && state.last?.id !== action.id;
      return isOther || !state.last ? state : { ...state, last: null };
    },
    { last: null as Notice | null, count: 0 },
  );
}
