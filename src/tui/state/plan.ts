import type { Message } from '../../domain/errors.ts';

/** Something that is shown before it is done. */
export interface PlanSpec {
  readonly title: Message;
  /** What is to be known of all of it. */
  readonly intro: Message;
  /** Each record, and under it what will happen to it, or why not. */
  readonly rows: readonly { readonly name: string; readonly details: readonly string[] }[];
  /** Does all of it; null where it cannot be done. */
  readonly onYes: (() => Promise<void>) | null;
  /** Other ways out, each with its key. */
  readonly instead?: readonly {
    readonly key: string;
    /** Text key. */
    readonly label: string;
    readonly run: () => void | Promise<void>;
  }[];
}
