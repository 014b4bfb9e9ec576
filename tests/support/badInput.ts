import { expect } from 'vitest';
import type { Driver } from './driver.ts';
import { readField } from './readForm.ts';

/** A text and the expected error message beside its field; null if the text is valid. */
export type Try = readonly [text: string, problem: string | null];

const REQUIRED = 'Champ obligatoire.';
/** The message for an invisible character. */
export const hiddenAt = (sign: string, position: number): string =>
  `${sign} au caractère ${position} : Ctrl+R enlève les signes invisibles.`;

/** The message for a text that is one character too long. @param end the maximum length */
export const oneTooLong = (max: number, end: string): string =>
  `Trop long d’un caractère : ${max + 1} pour ${max} au maximum, jusqu’à « ${end} ».`;

/** Texts that often break programs, and that are valid names. */
const NAUGHTY = [
  "Robert'); DROP TABLE client;--",
  'شركة الأفق',
  '東京 ✨ 👍🏽',
  '100 % «sûr» "oui"',
  '%s %d {{b}} $t(key)',
  '<b>&amp;</b>',
];

/** Texts that every single-line field refuses, and texts that no text field may change or refuse. */
export function textTries(max: number): Try[] {
  return [
    ['', REQUIRED],
    ['   ', REQUIRED],
    ['x'.repeat(max + 1), oneTooLong(max, 'x'.repeat(12))],
    ['une ligne\nune autre', hiddenAt('Fin de ligne (U+000A)', 10)],
    ['a\u0007b', hiddenAt('Caractère de contrôle (U+0007)', 2)],
    ['a\u200bb', hiddenAt('Espace invisible (U+200B)', 2)],
    ['\u202eabc', hiddenAt('Marque de sens d’écriture (U+202E)', 1)],
    ...NAUGHTY.map((text) => [text, null] as const),
  ];
}

/** Texts that every field with a format refuses: a number, a date, an e-mail. */
export const shapeTries = (problem: string): Try[] => [
  ["1'; DROP TABLE client;--", problem],
  ['شركة', problem],
  ['👍🏽', problem],
];

/** Amounts in every notation; the last one is valid. */
export const amountTries: readonly Try[] = [
  ['', REQUIRED],
  ['douze', 'Un montant comme 1250,50.'],
  ['1e3', 'Un montant comme 1250,50.'],
  ['-5', 'Un montant sans signe moins.'],
  ['0', 'Un montant supérieur à zéro.'],
  ['12,345', 'Ambigu : écrivez 1250,50 ou 1 250,50, avec au plus deux décimales.'],
  ['1.250,50', 'Ambigu : écrivez 1250,50 ou 1 250,50, avec au plus deux décimales.'],
  ['12 50', 'Ambigu : écrivez 1250,50 ou 1 250,50, avec au plus deux décimales.'],
  ['1,2345', 'Deux décimales au maximum.'],
  ['99999999999', 'Ce montant est trop grand.'],
  ['12\n50', 'Ambigu : écrivez 1250,50 ou 1 250,50, avec au plus deux décimales.'],
  ...shapeTries('Un montant comme 1250,50.'),
  ['1250.50', null],
  ['+1250', null],
  ['1 250,50 €', null],
  ['1 250,50', null],
];

/** Ctrl+E and Ctrl+U clear the field. */
const EMPTY = '\u0005\u0015';

const isDrawnAsTyped = (text: string) => /^[\x20-\x7e«»éà]{1,50}$/.test(text) && text.trim() === text;

/**
 * Types each text into the focused field, leaves the field, reads the message beside it, and comes back: the typed text
 * must still be there.
 */
export async function tryTexts(person: Driver, label: string, tries: readonly Try[]): Promise<void> {
  for (const [text, problem] of tries) {
    const isPasted = /[\n\p{Cc}\p{Cf}]/u.test(text);
    await person.typeAtOnce(isPasted ? EMPTY : `${EMPTY}${text}\t`);
    if (isPasted) await person.paste(text);
    if (isPasted) await person.press('Tab');
    await person
      .waitFor((screen) => readField(screen, label).problem === (problem ?? ''), 2000)
      .catch((error) => {
        throw new Error(`${label}: ${JSON.stringify(text)} → ${readField(person.screen, label).problem}\n${error}`);
      });
    if (isDrawnAsTyped(text)) expect(readField(person.screen, label).value).toBe(text);
    await person.press('Shift+Tab');
  }
}
