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
    ['aaaaaaaaaaaa', 'field.passwordSimple'],
    ['abc123abc123abc123', 'field.passwordSimple'],
    ['abcdefghijklm', 'field.passwordSimple'],
    ['987654321098', 'field.passwordSimple'],
    ['azertyuiop123', 'field.passwordSimple'],
    ['qwerty123456', 'field.passwordSimple'],
    ['motdepasse2024!', 'field.passwordCommon'],
    ['Mot de passe 123', 'field.passwordCommon'],
    ['password1234', 'field.passwordCommon'],
    ['P@ssw0rd20262026', 'field.passwordCommon'],
    ['Administrateur1', 'field.passwordCommon'],
    ['bill.boquet2026', 'field.passwordName'],
    ['je suis Boquet le vrai', 'field.passwordName'],
    ['epicevent-demo', 'field.passwordName'],
    ['Epic Événement', 'taken'],
    ['Epic-Event-Paris', 'field.passwordName'],
    ['une phrase\navec un saut', 'field.control'],
    ['x1!'.repeat(100), 'field.passwordLong'],
  ])('%j: %s', (typed, verdict) => expect(judge(typed)).toBe(verdict));
});
