import type { Key } from 'ink';

/**
 * One key: its name as the bindings write it (`a`, `N`, `Enter`, `Shift+Tab`, `Ctrl+S`), and the text that it types, if
 * any.
 */
export interface KeyPress {
  readonly name: string;
  readonly text: string | null;
}

const NAMED: readonly (readonly [keyof Key, string])[] = [
  ['return', 'Enter'],
  ['escape', 'Esc'],
  ['tab', 'Tab'],
  ['backspace', 'Backspace'],
  ['delete', 'Delete'],
  ['upArrow', 'Up'],
  ['downArrow', 'Down'],
  ['leftArrow', 'Left'],
  ['rightArrow', 'Right'],
  ['pageUp', 'PgUp'],
  ['pageDown', 'PgDn'],
  ['home', 'Home'],
  ['end', 'End'],
];

const CONTROLS: Readonly<Record<string, string>> = {
  '\r': 'Enter',
  '\n': 'Enter',
  '\t': 'Tab',
  '\u001b': 'Esc',
  '\u007f': 'Backspace',
  '\b': 'Backspace',
};

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function typed(grapheme: string): KeyPress | null {
  const control = CONTROLS[grapheme];
  if (control) return { name: control, text: null };
  const code = grapheme.codePointAt(0) ?? 0;
  if (grapheme === '\r\n') return { name: 'Enter', text: null };
  if (code < 0x20) return { name: `Ctrl+${String.fromCharCode(code + 0x40)}`, text: null };
  return { name: grapheme === ' ' ? 'Space' : grapheme, text: grapheme };
}

/**
 * Splits one input chunk of Ink into single keys, in the typed order. A slow connection or a busy event loop delivers
 * several keys in one chunk («Cool\\r»).
 */
export function toKeyPresses(input: string, key: Key): KeyPress[] {
  if (key.eventType === 'release') return [];
  for (const [flag, name] of NAMED) {
    if (!key[flag]) continue;
    const prefix = `${key.ctrl ? 'Ctrl+' : ''}${key.shift ? 'Shift+' : ''}`;
    return [{ name: prefix + name, text: null }];
  }
  if (key.ctrl)
    return input === '' ? [] : [{ name: `Ctrl+${input === ' ' ? 'Space' : input.toUpperCase()}`, text: null }];
  if (key.meta) return input === '' ? [] : [{ name: `Alt+${input}`, text: null }];
  return [...segmenter.segment(input)].flatMap(({ segment }) => typed(segment) ?? []);
}
