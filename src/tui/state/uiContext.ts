import { type Message, NotAllowed, UserError } from '../../domain/errors.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Asking } from '../../policies/asking.ts';
import { Refused } from '../../policies/authorize.ts';
import type { Session } from '../../services/session.ts';
import type { Look } from '../kit/marks.ts';
import type { Busy } from './busy.ts';
import type { FormSpec } from './formController.ts';
import type { LateOutcomes } from './lateOutcomes.ts';
import type { Layer, Layers } from './layers.ts';
import type { Notice, Notices } from './notices.ts';
import type { RecentChanges } from './recentChanges.ts';
import type { Settings } from './settings.ts';
import type { PaneKind } from './workspace.ts';

/** A question with yes and no. The key that opens it is never the key that confirms it. */
export interface ConfirmSpec {
  readonly title: Message;
  readonly body: Message;
  readonly onYes: () => void | Promise<void>;
  /** True if Enter also confirms: for an ordinary step, not for one that removes something. */
  readonly isStep?: boolean;
}

export interface ChoiceOption<T> {
  readonly value: T;
  readonly label: string;
  readonly detail?: string;
  /** Its state: a sign before the label. */
  readonly look?: Look;
  /** True for the current value; the list opens there. */
  readonly isCurrent?: boolean;
  /** The reason why it cannot be chosen. */
  readonly problem?: Message;
}

/** A choice from a list; the list may load slowly. */
export interface ChooseSpec<T> {
  readonly title: Message;
  readonly options: () => Promise<readonly ChoiceOption<T>[]>;
  readonly empty: Message;
  readonly onChosen: (value: T) => void | Promise<void>;
}

/** The services that the signed-in screen offers to its components. */
export interface UiContext {
  readonly session: Session;
  /** Texts of the current language. */
  readonly texts: Translator;
  readonly settings: Settings;
  readonly layers: Layers;
  readonly notices: Notices;
  readonly recentChanges: RecentChanges;
  readonly busy: Busy;
  /** Turns any error into a message. Unexpected errors are logged and get a reference. */
  readonly describe: (error: unknown) => Message;
  /** @param asking what was refused: the notice offers to ask for it */
  readonly notify: (tone: Notice['tone'], message: Message, asking?: Asking) => void;
  readonly late: LateOutcomes;
  /** Runs `work` and shows its error as a notice. */
  readonly attempt: (work: () => void | Promise<void>) => void;
  readonly open: (layer: Layer) => void;
  readonly close: (id: string) => void;
  readonly openForm: <R>(spec: FormSpec<R>) => void;
  readonly confirm: (spec: ConfirmSpec) => void;
  readonly choose: <T>(spec: ChooseSpec<T>) => void;
  /** Opens the card of the selected record, at its top or at its history. */
  readonly openCard: (from?: 'top' | 'history') => void;
  /** Returns whether the selected record's card is visible: beside the panes, or as a layer. */
  readonly isCardShown: () => boolean;
  /** Returns the keys of the columns that a pane draws now. */
  readonly drawnColumns: (kind: PaneKind) => readonly string[];
  readonly openFilter: () => void;
  readonly openHelp: () => void;
  /**
   * Runs `work` while keys wait for its end. Escape aborts the signal and ends the wait. The function that `work`
   * resolves to runs afterwards: it may open the layer that the waiting keys are meant for.
   */
  readonly blockInput: (work: (signal: AbortSignal) => Promise<void> | Promise<(() => void) | undefined>) => void;
  readonly openCommands: () => void;
  /** Lists the user's last sign-ins. */
  readonly openSignIns: () => void;
  readonly openPassword: () => void;
  readonly openSettings: () => void;
  readonly openColumns: () => void;
  /** Opens a list of the selected card's values, to copy one. */
  readonly openCopy: () => void;
  /** Returns the panes' share of the window's width, in percent; null where no card is beside them. */
  readonly paneShare: () => number | null;
  /** Returns the number of visible rows of the focused pane. */
  readonly pageSize: () => number;
  /** Called after a record was saved: selects it in its pane and shows the message. */
  readonly saved: (kind: PaneKind, id: number, problem: Message) => void;
  /** Copies text to the clipboard of the user's own terminal (OSC 52). */
  readonly copy: (text: string) => void;
  readonly redraw: () => void;
  /** Locks the screen until the user has typed the password. */
  readonly lock: () => void;
  readonly signOut: (reason?: Message) => void;
  readonly quit: () => void;
}

/** @returns `describe` of a UI context: a refusal keeps its message, any other error is logged under a reference */
export function describeError(log: { error: (fields: object, message: string) => void }): UiContext['describe'] {
  return (error) => {
    if (error instanceof UserError) return error.problem;
    const reference = crypto.randomUUID().slice(0, 8);
    log.error({ err: error, reference }, 'unexpected error');
    return { key: 'error.unexpected', params: { reference } };
  };
}

/** @returns the tone of an error's notice; a refusal by a rule is not a failure */
export function toneOf(error: unknown): Notice['tone'] {
  return error instanceof NotAllowed ? 'refused' : 'failed';
}

/** @returns what can be asked for after this error; undefined if nothing can */
export const askingOf = (error: unknown): Asking | undefined => (error instanceof Refused ? error.asking : undefined);
