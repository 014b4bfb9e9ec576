/** The type of all text keys. The language files of `src/i18n` extend it. */
// biome-ignore lint/suspicious/noEmptyInterface: the language files fill it, so that this folder imports nothing.
export interface Texts {}
export type TextKey = keyof Texts & string;

/** A sentence for a person: its text key, and what stands in it. */
export interface Message {
  readonly key: TextKey;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The errors of a form, by the name of the field. */
export type FieldMessages = Readonly<Record<string, Message>>;

/** Base of every error that a person can meet. `problem` is safe to show; the message is for the log. */
export abstract class UserError extends Error {
  abstract readonly code: 'not_allowed' | 'invalid' | 'not_found' | 'conflict' | 'unavailable' | 'usage';
  readonly problem: Message;

  constructor(problem: Message, options?: ErrorOptions) {
    super(problem.key, options);
    this.name = new.target.name;
    this.problem = problem;
  }
}

/** A rule refuses the action. The message names the rule and who may do it. */
export class NotAllowed extends UserError {
  readonly code = 'not_allowed';
}
/** An input is invalid. `fields` has one message for each invalid field. */
export class Invalid extends UserError {
  readonly code = 'invalid';
  readonly fields: FieldMessages;

  constructor(fields: FieldMessages, problem: Message = { key: 'error.invalid' }, options?: ErrorOptions) {
    super(problem, options);
    this.fields = fields;
  }
}

/** The record does not exist, or does not exist any more. */
export class NotFound extends UserError {
  readonly code = 'not_found';
}
/** Another user saved the record meanwhile. `current` is the stored record. */
export class Conflict<T = unknown> extends UserError {
  readonly code = 'conflict';
  readonly current: T;

  constructor(current: T, problem: Message = { key: 'error.conflict' }, options?: ErrorOptions) {
    super(problem, options);
    this.current = current;
  }
}

/**
 * The database does not answer, or not now; a retry may help. Nothing was saved, unless it is an `OutcomeUnknown` or
 * says `refused.commitUnknown`.
 */
export class Unavailable extends UserError {
  readonly code = 'unavailable';
}

/** The reply to a save was lost, and the server has not answered since: the save may have succeeded or not. */
export class OutcomeUnknown extends Unavailable {
  /**
   * Asks the server once more.
   * @returns true if everything is stored, false if nothing is and nothing will be
   * @throws any error if the server still does not tell
   */
  readonly ask: () => Promise<boolean>;

  constructor(ask: () => Promise<boolean>, options?: ErrorOptions) {
    super({ key: 'error.outcomeUnknown' }, options);
    this.ask = ask;
  }
}

/** The command line or the configuration is wrong. The message names the cure. */
export class Usage extends UserError {
  readonly code = 'usage';
}
