import type { Message, TextKey } from '../../domain/errors.ts';
import type { Permission } from '../../policies/can.ts';

/** Whether a key may be used here and now, and if not, the sentence that says why. */
export type Verdict = Permission;

export const ALLOWED: Verdict = { allowed: true };

/** @returns the refusal with the text `key` of the language files. */
export function refused(key: TextKey, params?: Message['params']): Verdict {
  return { allowed: false, problem: params ? { key, params } : { key } };
}

/**
 * One verb of one place. Dispatch, the footer, the help, the palette and docs/keys.md are all made from these.
 * `C` is what the verb works on: the place's context at the moment of the key.
 */
export interface Binding<C> {
  readonly id: string;
  /** Every name that triggers it (see `KeyPress.name`); the first one is shown. */
  readonly keys: readonly string[];
  /** Text key: a verb of one or two words for the footer. */
  readonly label: TextKey;
  /** Text key: the brief's own wording, for the commands list; `label` where there is none. */
  readonly title?: TextKey;
  /** Refused by default only where this says so; asked again at every key, on what is selected then. */
  readonly needs?: (context: C) => Verdict;
  /** Errors that a person can meet become a notice; what it opens or starts is up to it. */
  readonly run: (context: C) => void | Promise<void>;
  /** What the command of this name does, where the key takes off again what it shows: it shows. */
  readonly show?: (context: C) => void | Promise<void>;
  /** Place in the footer, small first; without it the key is only in the help. */
  readonly onFooter?: number;
  /** True where it changes what the pane's list shows, whatever row is selected. */
  readonly isOfList?: boolean;
  /** True where the key does not apply at all in this place now (it is then not shown either). */
  readonly isHidden?: (context: C) => boolean;
}

/** @returns whether the verb may run on this context. */
export function verdictOf<C>(binding: Binding<C>, context: C): Verdict {
  return binding.needs?.(context) ?? ALLOWED;
}

/** @returns the binding that a key names in this place, or undefined. */
export function findBinding<C>(bindings: readonly Binding<C>[], key: string, context: C): Binding<C> | undefined {
  return bindings.find((binding) => binding.keys.includes(key) && !binding.isHidden?.(context));
}
