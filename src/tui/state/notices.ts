import type { Message } from '../../domain/errors.ts';
import type { Asking } from '../../policies/asking.ts';
import { createStore, type Store } from './store.ts';

export interface Notice {
  readonly id: number;
  readonly tone: 'done' | 'refused' | 'failed';
  readonly message: Message;
  readonly at: Date;
  /** What was refused, where it can be asked for. */
  readonly asking?: Asking | undefined;
}

interface NoticeState {
  /** The notice on the screen now. */
  readonly last: Notice | null;
  /** The notices of this session, the newest first. */
  readonly past: readonly Notice[];
  readonly count: number;
  /** What the notice offered that the last key took off the screen: the key may ask for it. */
  readonly offered: Asking | null;
}

type Action =
  | { type: 'show'; tone: Notice['tone']; message: Message; at: Date; asking?: Asking | undefined }
  | { type: 'hide'; id?: number | undefined };
export type Notices = Store<NoticeState, Action>;

/** Maximum number of past notices kept. */
const MOST_PAST = 50;

function next(state: NoticeState, action: Action): NoticeState {
  if (action.type === 'show') {
    const { tone, message, at, asking } = action;
    const count = state.count + 1;
    const last = { id: count, tone, message, at, asking };
    return { last, count, past: [last, ...state.past].slice(0, MOST_PAST), offered: null };
  }
  const { last } = state;
  if (action.id !== undefined) return last?.id === action.id ? { ...state, last: null } : state;
  const offered = last?.asking ?? null;
  return last || state.offered ? { ...state, last: null, offered } : state;
}

/** The notice above the key bar, and the past notices. A new notice replaces the current one. */
export const createNotices = (): Notices =>
  createStore(next, { last: null, past: [], count: 0, offered: null } as NoticeState);
