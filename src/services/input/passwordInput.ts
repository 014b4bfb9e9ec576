import { z } from 'zod';
import { fold } from '../../domain/likeness.ts';
import { COMMON_PASSWORDS } from './commonPasswords.ts';
import { type Reading, refused, taken } from './typed.ts';

/** The input to change the user's own password. */
export interface PasswordInput {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

const PASSWORD_MIN = 12;
const PASSWORD_MAX = 256;

const ROWS = ['azertyuiopqsdfghjklmwxcvbn', 'qwertyuiopasdfghjklzxcvbnm', 'qwertzuiopasdfghjklyxcvbnm'];
const SEQUENCES = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', ...ROWS];
const LINES = [...SEQUENCES, ...SEQUENCES.map((line) => [...line].reverse().join(''))];

/** True if one to six characters repeat: `aaaaaaaaaaaa`, `abc123abc123`. */
const isRepetition = (password: string): boolean => /^(.{1,6}?)\1+.{0,5}$/su.test(password);

/** True if the password has only sequences of the alphabet, the digits or a keyboard row: `azerty123456`. */
function isSequence(password: string): boolean {
  let at = 0;
  while (at < password.length) {
    let length = 0;
    for (let size = 3; at + size <= password.length; size += 1) {
      const run = password.slice(at, at + size);
      if (LINES.some((line) => line.includes(run))) length = size;
    }
    if (length === 0) return false;
    at += length;
  }
  return true;
}

/** Reduces `P4ssw0rd` to `password`, and removes characters around the word, which add little strength. */
function plainWord(password: string): string {
  const leet: Readonly<Record<string, string>> = {
    0: 'o',
    1: 'i',
    3: 'e',
    4: 'a',
    5: 's',
    7: 't',
    '@': 'a',
    $: 's',
    '€': 'e',
  };
  const ends = /^[\d\W_]+|[\d\W_]+$/gu;
  return password.replace(ends, '').replace(/[\d@$€]/gu, (sign) => leet[sign] ?? '');
}

/**
 * Reads a new password: at least twelve characters of any kind. Passwords that are guessed first are refused: common
 * ones, sequences, repetitions, the username and the company's name. The password is kept exactly as typed.
 */
export function newPassword(typed: string, username: string): Reading<string> {
  if (typed === '') return refused('field.required');
  if (/[\p{Cc}\p{Cs}]/u.test(typed)) return refused('field.control');
  const length = [...typed].length;
  if (length < PASSWORD_MIN) return refused('field.passwordShort', { min: PASSWORD_MIN });
  if (length > PASSWORD_MAX) return refused('field.passwordLong', { max: PASSWORD_MAX, length });
  const folded = fold(typed);
  const letters = folded.replace(/[^\p{L}\p{N}]/gu, '');
  const names = [username, ...username.split(/[._-]/)]
    .map((name) => name.toLowerCase())
    .filter((name) => name.length > 3);
  if (letters.includes('epicevent') || names.some((name) => folded.includes(name) || letters.includes(name))) {
    return refused('field.passwordName');
  }
  if (isRepetition(folded) || isSequence(letters) || isRepetition(letters)) return refused('field.passwordSimple');
  if ([folded, letters, plainWord(folded), plainWord(letters)].some((word) => COMMON_PASSWORDS.has(word))) {
    return refused('field.passwordCommon');
  }
  return taken(typed);
}

/** @param username the user whose password changes */
export const passwordSchema = (username: string) =>
  z
    .object({ current: z.string().default(''), next: z.string().default(''), again: z.string().default('') })
    .superRefine(({ current, next, again }, context) => {
      const refuse = (field: string, problem: object) =>
        context.addIssue({ code: 'custom', path: [field], params: { problem } });
      if (current === '') refuse('current', { key: 'field.required' });
      const reading = newPassword(next, username);
      if ('problem' in reading) refuse('next', reading.problem);
      else if (next === current) refuse('next', { key: 'field.passwordSame' });
      if (again === '') refuse('again', { key: 'field.required' });
      else if (again !== next) refuse('again', { key: 'field.passwordAgain' });
    });
