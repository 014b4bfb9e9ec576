import type { Message } from '../../domain/errors.ts';

/** What was read from cells: a value, a doubt, or a value that is proposed. */
export interface Read {
  readonly value: string | null;
  readonly doubt: Message | null;
  readonly proposed: string | null;
}

export const sure = (value: string): Read => ({ value, doubt: null, proposed: null });
export const doubtful = (doubt: Message, proposed: string | null = null): Read => ({ value: null, doubt, proposed });
