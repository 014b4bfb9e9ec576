import type { Message } from '../../../domain/errors.ts';

/** Days from the first up to, but not including, the second, `YYYY-MM-DD`. Null: without an end on that side. */
export interface DaySpan {
  readonly from: string | null;
  readonly until: string | null;
}

/** Values between two decimal strings. Null: without an end on that side. */
export interface ValueSpan {
  readonly least: string | null;
  readonly isLeastIncluded: boolean;
  readonly most: string | null;
  readonly isMostIncluded: boolean;
}

/** What a term requires of its field. */
export type TermTest =
  | { readonly type: 'days'; readonly spans: readonly DaySpan[] }
  | { readonly type: 'values'; readonly span: ValueSpan }
  | { readonly type: 'choices'; readonly values: readonly string[] }
  /** A colleague: by the beginnings of the words of the name, or the user. */
  | { readonly type: 'person'; readonly name: string; readonly isUser: boolean }
  | { readonly type: 'text'; readonly text: string }
  /** No value: an event without support. `isEmpty` false: any value. */
  | { readonly type: 'empty'; readonly isEmpty: boolean }
  /** Deactivated or cancelled. */
  | { readonly type: 'inactive' };

/** One condition of a typed filter. */
export interface Term {
  /** The name of the field in the record's description. */
  readonly field: string;
  readonly test: TermTest;
  /** The sign before the value in the chip: empty for «:». */
  readonly sign: '' | '<' | '≤' | '>' | '≥';
  /** The value as typed, with single spaces. */
  readonly shown: string;
}

/** A term that is not understood: what was typed, and what is wrong with it. */
export interface WrongTerm {
  readonly typed: string;
  readonly problem: Message;
}

/** A text typed after `/`, as it is understood on this day. */
export interface TypedFilter {
  /** The rest, to be searched as words. */
  readonly words: string;
  readonly terms: readonly Term[];
  /** The names of the quick filters that the phrases mean. */
  readonly filters: readonly string[];
  /** True if a term asks for records that lists leave out. */
  readonly includesInactive: boolean;
  readonly wrong: readonly WrongTerm[];
  /** The text without the terms that are wrong. */
  readonly rest: string;
}
