import { z } from 'zod';
import { fold } from '../../domain/likeness.ts';
import { type Reading, refused, taken } from './typed.ts';

/** The input to change the user's own password. */
export interface PasswordInput {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

const PASSWORD_MIN = 12;
const PASSWORD_MAX = 256;

/**
 * Reads a new password: at least twelve characters of any kind, without the username and the company's name. It is kept
 * exactly as typed. `requireStrong` judges how easy it is to guess, where it is saved.
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
