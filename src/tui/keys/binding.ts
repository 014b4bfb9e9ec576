import type { Message, TextKey } from '../../domain/errors.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Permission } from '../../policies/can.ts';

/** Whether a key is allowed now. If not, it holds the message that says why. */
export type Verdict = Permission;

export const ALLOWED: Verdict = { allowed: true };

/** @returns a refusal with the text of this key */
export function refused(key: TextKey, params?: Message['params']): Verdict {
  return { allowed: false, problem: params ? { key, params } : { key } };
}

/**
 * One action of one context. Dispatch, footer, help, command palette and docs/keys.md all use it. `C` is the context
 * type; the context is built when the key is pressed.
 */
export interface Binding<C> {
  readonly id: string;
  /** The names of the keys that trigger it (see `KeyPress.name`). The first one is shown. */
  readonly keys: readonly string[];
  /** Text key: one or two words for the footer. */
  readonly label: TextKey;
  /** Text key: the brief's wording, for the command palette. Default: `label`. */
  readonly title?: TextKey;
  /** Returns the user's own name for the action, for help and commands; null where it has none now. */
  readonly nameOf?: (context: C) => string | null;
  /**
   * Returns whether the action is allowed, for the current selection; evaluated at every key. Without it the action is
   * always allowed.
   */
  readonly needs?: (context: C) => Verdict;
  /** Expected errors become a notice. `run` handles the errors of work that it starts without awaiting it. */
  readonly run: (context: C) => void | Promise<void>;
  /** Replaces `run` in the command palette where the key toggles: the command always shows. */
  readonly show?: (context: C) => void | Promise<void>;
  /** Order in the footer, lowest first. Without it the key appears only in the help. */
  readonly onFooter?: number;
  /** True if it acts on the pane's list, whatever row is selected. */
  readonly isOfList?: boolean;
  /** True if the key does not exist in this context now. It is then hidden. */
  readonly isHidden?: (context: C) => boolean;
}

/** @returns whether the action is allowed in this context */
export function verdictOf<C>(binding: Binding<C>, context: C): Verdict {
  return binding.needs?.(context) ?? ALLOWED;
}

/** @returns the words for the action in help and commands */
export const titleOf = <C>(binding: Binding<C>, context: C, { t }: Translator): string =>
  binding.nameOf?.(context) ?? t(binding.title ?? binding.label);

/** @returns the binding of this key in this context, or undefined */
export function findBinding<C>(bindings: readonly Binding<C>[], key: string, context: C): Binding<C> | undefined {
  return bindings.find((binding) => binding.keys.includes(key) && !binding.isHidden?.(context));
}
