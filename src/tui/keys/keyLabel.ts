import type { Translator } from '../../i18n/translator.ts';

const TRANSLATED = new Set([
  ...['Enter', 'Esc', 'Tab', 'Shift', 'Up', 'Down', 'Left', 'Right', 'PgUp', 'PgDn', 'Home', 'End', 'Space'],
  ...['Backspace', 'Delete'],
]);

/** @returns the key's name for the user: letters unchanged, named keys in the user's language */
export function keyLabel(name: string, { t }: Translator): string {
  const parts = name.length > 1 ? name.split('+') : [name];
  return parts.map((part) => (TRANSLATED.has(part) ? t(`key.${part}`) : part)).join('+');
}
