const NAMED: Readonly<Record<string, string>> = {
  Up: '\u001b[A',
  Down: '\u001b[B',
  Right: '\u001b[C',
  Left: '\u001b[D',
  Home: '\u001b[H',
  End: '\u001b[F',
  PgUp: '\u001b[5~',
  PgDn: '\u001b[6~',
  Delete: '\u001b[3~',
  Tab: '\t',
  'Shift+Tab': '\u001b[Z',
  Enter: '\r',
  Esc: '\u001b',
  Backspace: '\u007f',
  Space: ' ',
};

/**
 * Returns the bytes that a terminal sends for a key: a character, a name (`Down`, `Shift+Tab`), `Ctrl+S`, `Alt+Left`,
 * `Alt+b`.
 */
export const keyBytes = (key: string): string => {
  const named = NAMED[key];
  if (named !== undefined) return named;
  const [, modifier, rest = ''] = /^(Ctrl|Alt)\+(.+)$/.exec(key) ?? [];
  if (modifier === 'Ctrl' && /^[a-z@[\\\]^_]$/i.test(rest))
    return String.fromCharCode(rest.toUpperCase().charCodeAt(0) & 0x1f);
  if (modifier === 'Alt' && rest.length === 1) return `\u001b${rest}`;
  const arrow = NAMED[rest];
  if (modifier && arrow?.startsWith('\u001b[') && arrow.length === 3)
    return `\u001b[1;${modifier === 'Ctrl' ? 5 : 3}${arrow.at(-1)}`;
  if (Array.from(key).length === 1) return key;
  throw new Error(`No such key: ${key}`);
};
