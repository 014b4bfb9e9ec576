import type { Message } from '../../domain/errors.ts';

/** A preview of changes that the user sees before they run. */
export interface PreviewSpec {
  readonly title: Message;
  /** Summary of the whole preview. */
  readonly intro: Message;
  /** Each record with its changes, or with the reason why it is refused. */
  readonly rows: readonly { readonly name: string; readonly details: readonly string[] }[];
  /** Runs the whole preview; null where it cannot run. */
  readonly onYes: (() => Promise<void>) | null;
  /** Alternative actions, each with its key. */
  readonly instead?: readonly {
    readonly key: string;
    /** Text key. */
    readonly label: string;
    readonly run: () => void | Promise<void>;
  }[];
}
