import { type Message, NotAllowed, UserError } from '../../domain/errors.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Session } from '../../services/session.ts';
import type { Busy } from './busy.ts';
import type { FormSpec } from './formController.ts';
import type { Layer, Layers } from './layers.ts';
import type { Marks } from './marks.ts';
import type { Notice, Notices } from './notices.ts';
import type { Settings } from './settings.ts';
import type { PaneKind } from './workspace.ts';

/** A question with yes and no. The key that asked is never the key that confirms. */
export interface ConfirmSpec {
  readonly title: Message;
  readonly body: Message;
  readonly onYes: () => void | Promise<void>;
  /** True where Enter confirms too: an ordinary step of the work, not one that takes something away. */
  readonly isStep?: boolean;
}

export interface ChoiceOption<T> {
  readonly value: T;
  readonly label: string;
  readonly detail?: string;
  /** True of what is so now: the list opens there. */
  readonly isCurrent?: boolean;
  /** Text of the refusal where it cannot be chosen. */
  readonly problem?: Message;
}

/** One of several, from a list that may take a moment to come. */
export interface ChooseSpec<T> {
  readonly title: Message;
  readonly options: () => Promise<readonly ChoiceOption<T>[]>;
  readonly empty: Message;
  readonly onChosen: (value: T) => void | Promise<void>;
}

/** What a signed-in screen offers to everything on it. */
export interface UiContext {
  readonly session: Session;
  /** Of the language spoken now. */
  readonly texts: Translator;
  readonly settings: Settings;
  readonly layers: Layers;
  readonly notices: Notices;
  readonly marks: Marks;
  readonly busy: Busy;
  /** A sentence for any error; what is not a person's to mend is logged and gets a reference. */
  readonly describe: (error: unknown) => Message;
  readonly notify: (tone: Notice['tone'], message: Message) => void;
  /** Does it, and shows as a notice what a person must know of how it failed. */
  readonly attempt: (work: () => void | Promise<void>) => void;
  readonly open: (layer: Layer) => void;
  readonly close: (id: string) => void;
  readonly openForm: <R>(spec: FormSpec<R>) => void;
  readonly confirm: (spec: ConfirmSpec) => void;
  readonly choose: <T>(spec: ChooseSpec<T>) => void;
  /** The selected record in full, from its top or from its history. */
  readonly openCard: (from?: 'top' | 'history') => void;
  /** Whether the selected record's card is on the screen: beside the panes, or as a layer over them. */
  readonly isCardShown: () => boolean;
  /** Keys of the columns that a pane draws now, as far as they fit. */
  readonly drawnColumns: (kind: PaneKind) => readonly string[];
  readonly openFilter: () => void;
  readonly openHelp: () => void;
  /**
   * Does it while what is typed waits for its end; Escape aborts the signal, and waits no longer. What the work answers
   * is done after that: it may open what the waiting keys are meant for.
   */
  readonly hold: (work: (signal: AbortSignal) => Promise<void> | Promise<(() => void) | undefined>) => void;
  readonly openCommands: () => void;
  readonly openPassword: () => void;
  readonly openSettings: () => void;
  readonly openColumns: () => void;
  /** Every value of the selected record's card, to copy one. */
  readonly openCopy: () => void;
  /** Percent of the window's width that the panes have beside the card; null where there is no card beside them. */
  readonly paneShare: () => number | null;
  /** Rows of the focused pane that fit on the screen. */
  readonly pageSize: () => number;
  /** After a record was saved: selects it in its pane, and says `message`. */
  readonly saved: (kind: PaneKind, id: number, problem: Message) => void;
  /** Puts text in the clipboard of the person's own terminal (OSC 52). */
  readonly copy: (text: string) => void;
  readonly redraw: () => void;
  readonly signOut: (reason?: Message) => void;
  readonly quit: () => void;
}

/** @returns `describe` of a UI context: refusals as they are, anything else logged under a reference. */
export function describeError(log: { error: (fields: object, message: string) => void }): UiContext['describe'] {
  return (error) => {
    if (error instanceof UserError) return error.problem;
    const reference = crypto.randomUUID().slice(0, 8);
    log.error({ err: error, reference }, 'unexpected error');
    return { key: 'error.unexpected', params: { reference } };
  };
}

/** @returns the tone of the notice for an error: a rule that says no is not a failure. */
export function toneOf(error: unknown): Notice['tone'] {
  return error instanceof NotAllowed ? 'refused' : 'failed';
}
