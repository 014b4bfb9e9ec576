import { describe, expect, it } from 'vitest';
import { newPassword } from '../../../src/services/input/passwordInput.ts';

function judge(typed: string, username = 'bill.boquet'): string {
  const reading = newPassword(typed, username);
  return 'value' in reading ? 'taken' : reading.problem.key;
}

describe('a new password', () => {
  it.each([
    'une phrase assez longue',
    'cheval agrafe pile correct',
    'tR0ub4dor&3-zèbre',
    'ééééaaaauuuuooôô!',
    ' blancs aux deux bouts ',
    '🦊🐇🌲🏔️ par la forêt',
    'x'.repeat(3) + 'Qm7!vB2#kL9'.repeat(10),
  ])('may be %s', (typed) => expect(judge(typed)).toBe('taken'));

  it.each([
    ['', 'field.required'],
    ['onze signes', 'field.passwordShort'],
    ['💥'.repeat(11), 'field.passwordShort'],
    ['bill.boquet2026', 'field.passwordName'],
    ['je suis Boquet le vrai', 'field.passwordName'],
    ['epicevent-demo', 'field.passwordName'],
    ['Epic Événement', 'taken'],
    ['Epic-Event-Paris', 'field.passwordName'],
    ['une phrase\navec un saut', 'field.control'],
    ['x1!'.repeat(100), 'field.passwordLong'],
  ])('%j: %s', (typed, verdict) => expect(judge(typed)).toBe(verdict));
});
