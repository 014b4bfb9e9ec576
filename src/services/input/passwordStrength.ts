import type { ZxcvbnResult } from '@zxcvbn-ts/core';
import { Invalid, type TextKey } from '../../domain/errors.ts';

/** Whose password it is: what others know of this person is guessed first. */
export interface PasswordOwner {
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** The least score, of 0 to 4: a hundred million guesses are not enough. */
const LEAST_SCORE = 3;
/** The time of the check grows with the square of the length. A password that is good up to here is good. */
const CHECKED_LENGTH = 64;
/** How many readings of digits and signs as letters are tried; the library’s 100 take half a second. */
const LEET_READINGS = 16;

const COMPANY = ['epic', 'events', 'event', 'epicevent', 'epicevents', 'crm'];

/** The reasons of the library, as sentences of ours. */
const REASONS: Readonly<Record<string, TextKey>> = {
  straightRow: 'field.passwordKeyboard',
  keyPattern: 'field.passwordKeyboard',
  simpleRepeat: 'field.passwordRepeated',
  extendedRepeat: 'field.passwordRepeated',
  sequences: 'field.passwordSequence',
  recentYears: 'field.passwordDate',
  dates: 'field.passwordDate',
  topTen: 'field.passwordCommon',
  topHundred: 'field.passwordCommon',
  common: 'field.passwordCommon',
  similarToCommon: 'field.passwordCommon',
  wordByItself: 'field.passwordWord',
  namesByThemselves: 'field.passwordPersonName',
  commonNames: 'field.passwordPersonName',
  userInputs: 'field.passwordOwner',
};

/** The reason where the library gives none: the kind of the longest part. */
const PATTERNS: Readonly<Record<string, TextKey>> = {
  spatial: 'field.passwordKeyboard',
  repeat: 'field.passwordRepeated',
  sequence: 'field.passwordSequence',
  wordSequence: 'field.passwordSequence',
  date: 'field.passwordDate',
  regex: 'field.passwordDate',
};

function reasonOf({ feedback, sequence }: ZxcvbnResult): TextKey {
  const reason = REASONS[feedback.warning ?? ''];
  if (reason) return reason;
  const [longest] = sequence.toSorted((one, other) => other.token.length - one.token.length);
  if (longest?.pattern !== 'dictionary') return PATTERNS[longest?.pattern ?? ''] ?? 'field.passwordGuessed';
  return longest.dictionaryName.startsWith('passwords') ? 'field.passwordCommon' : 'field.passwordWord';
}

/** Loads the lists of words, which are some megabytes: only where a password is chosen. */
async function loadCheck(): Promise<(password: string, known: readonly string[]) => ZxcvbnResult> {
  const [{ ZxcvbnFactory }, common, en, fr] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  const factory = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...en.dictionary, ...fr.dictionary },
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions: LEET_READINGS,
    maxLength: CHECKED_LENGTH,
  });
  return (password, known) => factory.check(password, [...known]);
}

/** Spaces and signs between words add little: the password is judged without them, too. */
const withoutSigns = (password: string): string => password.replace(/[\s!-/:-@[-`{-~]/gu, '');

/**
 * Estimates how many guesses a password takes, with French and English words, names, dates, keyboards, and what is
 * known of its owner.
 * @returns why it is too easy to guess; null if it is not
 */
export async function weaknessOf(password: string, owner: PasswordOwner): Promise<TextKey | null> {
  const check = await loadCheck();
  const { username, firstName, lastName, email } = owner;
  const words = [username, firstName, lastName, email].flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]);
  const known = [...words.filter((word) => word.length > 2), ...COMPANY];
  for (const form of new Set([password, withoutSigns(password)])) {
    const result = check(form, known);
    if (result.score < LEAST_SCORE) return reasonOf(result);
  }
  return null;
}

/** @param field the field of the form that has the password. @throws Invalid on that field, with the reason */
export async function requireStrong(field: string, password: string, owner: PasswordOwner): Promise<void> {
  const key = await weaknessOf(password, owner);
  if (key !== null) throw new Invalid({ [field]: { key } });
}
