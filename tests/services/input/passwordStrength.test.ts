import { describe, expect, it } from 'vitest';
import { type PasswordOwner, weaknessOf } from '../../../src/services/input/passwordStrength.ts';

const bill: PasswordOwner = {
  username: 'bill.boquet',
  firstName: 'Guillaume',
  lastName: 'Boquet-Vasseur',
  email: 'gv@traiteur-lachaume.fr',
};

describe('a password that is easy to guess', () => {
  it.each([
    ['aaaaaaaaaaaa', 'field.passwordRepeated'],
    ['abc123abc123abc123', 'field.passwordRepeated'],
    ['chocolatchocolat', 'field.passwordRepeated'],
    ['abcdefghijklm', 'field.passwordSequence'],
    ['azertyuiopqsdf', 'field.passwordKeyboard'],
    ['qwertyuiop[]', 'field.passwordKeyboard'],
    ['wxcvbnqsdfgh', 'field.passwordKeyboard'],
    ['julie12/04/1998', 'field.passwordDate'],
    ['password1234', 'field.passwordCommon'],
    ['P@ssw0rd20262026', 'field.passwordCommon'],
    ['motdepasse2024!', 'field.passwordCommon'],
    ['Mot de passe 123', 'field.passwordCommon'],
    ['Administrateur1', 'field.passwordWord'],
    ['bienvenuechez', 'field.passwordWord'],
    ['Christopher12', 'field.passwordPersonName'],
    ['Vasseur Vasseur', 'field.passwordOwner'],
    ['Lachaume2026', 'field.passwordOwner'],
    ['guillaume traiteur', 'field.passwordOwner'],
    ['Epic Events 75', 'field.passwordOwner'],
  ])('%j is refused: %s', async (password, reason) => expect(await weaknessOf(password, bill)).toBe(reason));

  it('is one with the words of its owner, and may be one for somebody else', async () => {
    const kate: PasswordOwner = {
      username: 'kate',
      firstName: 'Kate',
      lastName: 'Hastroff',
      email: 'kate@example.com',
    };
    expect(await weaknessOf('Lachaume Vasseur', bill)).toBe('field.passwordOwner');
    expect(await weaknessOf('Lachaume Vasseur', kate)).toBeNull();
  });

  it.each([
    'une phrase assez longue',
    'cheval agrafe pile correct',
    'un parapluie rouge 7',
    'tR0ub4dor&3-zèbre',
    '🦊🐇🌲🏔️ par la forêt',
    'Qm7!vB2#kL9w',
  ])('%j is not', async (password) => expect(await weaknessOf(password, bill)).toBeNull());

  it('is judged by its first characters, so that the longest of all does not stop the screen', async () => {
    const signs = 'p4$5w0rd1!'.repeat(26).slice(0, 256);
    await weaknessOf(signs, bill);
    const short = await durationOf(signs.slice(0, 64));
    const long = await durationOf(signs);
    expect(long).toBeLessThan(4 * short + 100);
  });
});

/** @returns how long the check takes, in milliseconds */
async function durationOf(password: string): Promise<number> {
  const start = performance.now();
  await weaknessOf(password, bill);
  return performance.now() - start;
}
