import type { Meaning, Palette } from './paint.ts';

/** How a value is shown: its colour by meaning, and a sign before it where the words alone do not catch the eye. */
export interface Look {
  readonly sign?: string;
  readonly meaning: Meaning;
}

/** The signs of the kit itself. A console without them shows others (`plainSigns`). */
export const MARKS = {
  info: { sign: 'i', meaning: 'collaborator' },
  success: { sign: '✓', meaning: 'success' },
  warning: { sign: '!', meaning: 'warning' },
  error: { sign: '✗', meaning: 'error' },
  /** The row or field under the cursor. */
  cursor: { sign: '▸', meaning: 'focus' },
  /** Rows chosen for an action together, and rows that somebody else has just changed. */
  chosen: { sign: '*', meaning: 'focus' },
  changed: { sign: '~', meaning: 'changed' },
} as const satisfies Record<string, Look>;

/** Returns the text after its sign. Without a look it stays as it is. */
export const withSign = (text: string, look: Look | null | undefined): string =>
  look?.sign === undefined || text === '' ? text : `${look.sign} ${text}`;

/** Returns the text in the colour of the look; the spaces around it stay without. */
export function paintLook(text: string, look: Look | null | undefined, palette: Palette): string {
  if (!look) return text;
  const inner = text.trim();
  const at = text.indexOf(inner);
  return text.slice(0, at) + palette[look.meaning](inner) + text.slice(at + inner.length);
}
