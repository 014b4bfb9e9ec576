import type { Translator } from '../../i18n/translator.ts';

const TRANSLATED = new Set([
  ...['Enter', 'Esc', 'Tab', 'Shift', 'Up', 'Down', 'Left', 'Right', 'PgUp', 'PgDn', 'Home', 'End', 'Space'],
  ...['Backspace', 'Delete'],
]);

/** @returns how a key is written for a person: letters as they are, each named part by its name in the language. */
export function keyLabel(name: string, { t }: Translator): string {
  const parts = name.length > 1 ? name.split('+') : [name];
  return parts.map((part) => (TRANSLATED.has(part) ? t(`key.${part}`) : part)).join('+');
}
