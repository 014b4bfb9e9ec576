import type { Translator } from '../../i18n/translator.ts';

const TRANSLATED = /^(?:Enter|Esc|Tab|Shift\+Tab|Up|Down|Left|Right|PgUp|PgDn|Home|End|Space)$/;

/** @returns how a key is written for a person: letters as they are, the others by their name in the language. */
export function keyLabel(name: string, { t }: Translator): string {
  return TRANSLATED.test(name) ? t(`key.${name}`) : name;
}
