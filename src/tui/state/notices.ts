import type { Message } from '../../domain/errors.ts';
import { createStore, type Store } from './store.ts';

export interface Notice {
  readonly id: number;
  readonly tone: 'done' | 'refused' | 'failed';
  readonly message: Message;
  readonly at: Date;
}

interface NoticeState {
  /** What is on the screen now. */
  readonly last: Notice | null;
  /** What was said in this session, the newest first. */
  readonly past: readonly Notice[];
  readonly count: number;
}

type Action =
  | { type: 'show'; tone: Notice['tone']; message: Message; at: Date }
  | { type: 'hide'; id?: number | undefined };
export type Notices = Store<NoticeState, Action>;

/** Notices that are kept to be read again. */
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

/** The one line above the key bar, where the newest notice replaces the one before; and what was said before. */
export const createNotices = (): Notices => createStore(next, { last: null, past: [], count: 0 } as NoticeState);
