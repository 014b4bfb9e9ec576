/** The key of every text: the language files of `src/i18n` add theirs. */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled from above, so that this folder imports nothing.
export interface Texts {}
export type TextKey = keyof Texts & string;

export interface Problem {
  readonly key: TextKey;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What is wrong, field by field; the key is the field's name in the form. */
export type FieldProblems = Readonly<Record<string, Problem>>;

/** Base of every error that a person can meet. `problem` is safe to show; the message is for the log. */
export abstract class PersonError extends Error {
  abstract readonly code: 'not_allowed' | 'invalid' | 'not_found' | 'conflict' | 'unavailable' | 'usage';
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.key, options);
    this.name = new.target.name;
    this.problem = problem;
  }
}

/** The rule says no. The sentence says which rule, and who may. */
export class NotAllowed extends PersonError {
  readonly code = 'not_allowed';
}

/** Something typed cannot be taken as it is. `fields` holds one problem for each field concerned. */
export class Invalid extends PersonError {
  readonly code = 'invalid';
  readonly fields: FieldProblems;

  constructor(fields: FieldProblems, problem: Problem = { key: 'error.invalid' }, options?: ErrorOptions) {
    super(problem, options);
    this.fields = fields;
  }
}

/** The record is not there, or not there any more. */
export class NotFound extends PersonError {
  readonly code = 'not_found';
}

/** Somebody else saved the record meanwhile. `current` is the record as it is stored now. */
export class Conflict<T = unknown> extends PersonError {
  readonly code = 'conflict';
  readonly current: T;

  constructor(current: T, problem: Problem = { key: 'error.conflict' }, options?: ErrorOptions) {
    super(problem, options);
    this.current = current;
  }
}

/** The database does not answer. Nothing was saved, and trying again may help. */
export class Unavailable extends PersonError {
  readonly code = 'unavailable';
}

/** The command line or the configuration is wrong; the sentence says the cure. */
export class Usage extends PersonError {
  readonly code = 'usage';
}
