import type { Message } from '../../domain/errors.ts';
import { createStore, type Store } from './store.ts';

export interface Notice {
  readonly id: number;
  readonly tone: 'done' | 'refused' | 'failed';
  readonly message: Message;
  readonly at: Date;
}

interface NoticeState {
  /** The notice on the screen now. */
  readonly last: Notice | null;
  /** The notices of this session, the newest first. */
  readonly past: readonly Notice[];
  readonly count: number;
}

type Action =
  | { type: 'show'; tone: Notice['tone']; message: Message; at: Date }
  | { type: 'hide'; id?: number | undefined };
export type Notices = Store<NoticeState, Action>;

/** Maximum number of past notices kept. */
const MOST_PAST = 50;

function next(state: NoticeState, action: Action): NoticeState {
  if (action.type === 'show') {
    const { tone, message, at } = action;
    const count = state.count + 1;
    const last = { id: count, tone, message, at };
    return { last, count, past: [last, ...state.past].slice(0, MOST_PAST) };
  }
  const isOther = action.id !== undefined && state.last?.id !== action.id;
  return isOther || !state.last ? state : { ...state, last: null };
}

/** The notice above the key bar, and the past notices. A new notice replaces the current one. */
export const createNotices = (): Notices => createStore(next, { last: null, past: [], count: 0 } as NoticeState);
