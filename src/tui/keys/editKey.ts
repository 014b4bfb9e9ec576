import type { EditKey } from '../kit/textEditing.ts';
import type { KeyPress } from './keyPress.ts';

const FLAGS: Readonly<Record<string, keyof EditKey>> = {
  Left: 'leftArrow',
  Right: 'rightArrow',
  Up: 'upArrow',
  Down: 'downArrow',
  Home: 'home',
  End: 'end',
  Backspace: 'backspace',
  Delete: 'delete',
  Enter: 'return',
  PgUp: 'pageUp',
  PgDn: 'pageDown',
};

/** @returns the key for the kit's text editing, or null for a key that does not edit text */
export function toEditKey({ name, text }: KeyPress): EditKey | null {
  if (text !== null) return { input: text };
  const [, modifier, rest = ''] = /^(?:(Ctrl|Alt)\+)?(.+)$/s.exec(name) ?? [];
  const held = { ctrl: modifier === 'Ctrl', meta: modifier === 'Alt' };
  const flag = FLAGS[rest];
  if (flag) return { input: '', ...held, [flag]: true };
  return modifier ? { input: rest.toLowerCase(), ...held } : null;
}
