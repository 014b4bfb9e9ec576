import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { MARKS } from '../../../src/tui/kit/marks.ts';
import { bold, COLORS, inverse, MEANINGS, paletteOf } from '../../../src/tui/kit/paint.ts';
import { plainSigns } from '../../../src/tui/kit/plainSigns.ts';
import { terminalOf } from '../../../src/tui/kit/terminal.ts';
import { STATE_MARKS, STATUT_MARKS } from '../../../src/tui/panes/stateMarks.ts';

/** The attributes in a text, by their numbers. */
const attributesIn = (text: string): number[] =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it matches the bytes sent to a terminal
  [...text.matchAll(/\u001b\[([\d;]*)m/g)].flatMap(([, codes = '']) => codes.split(';').map(Number));

const all = (palette: typeof COLORS): number[] => MEANINGS.flatMap((meaning) => attributesIn(palette[meaning]('x')));
const isColor = (code: number) => code >= 30 && code !== 39;

test('no colour is named outside the table of meanings', () => {
  const root = new URL('../../../src/tui/', import.meta.url).pathname;
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  expect(files.length).toBeGreaterThan(150);
  const naming =
    /\\(?:u001b|x1b)\[[^'`"]*m['`"]|\bchalk\b|\b(?:borderC|backgroundC|c)olor=|palette\.(?:red|green|blue|magenta|cyan|yellow)/;
  const found = files.filter(
    (name) => name !== join('kit', 'paint.ts') && naming.test(readFileSync(root + name, 'utf8')),
  );
  expect(found).toEqual([]);
});

describe('the variants', () => {
  test('eight and sixteen colours use only those that are readable on dark and on light backgrounds', () => {
    const readable = [1, 2, 4, 7, 22, 24, 27, 31, 32, 34, 35, 39];
    for (const palette of [COLORS, paletteOf(16, true, 'support'), paletteOf(8), paletteOf(8, true, 'gestion')])
      expect(all(palette).filter((code) => !readable.includes(code))).toEqual([]);
  });

  test('blue is never without bold: alone it is too dark on black', () => {
    for (const meaning of MEANINGS) {
      const codes = attributesIn(COLORS[meaning]('x'));
      if (codes.includes(34)) expect(codes).toContain(1);
    }
  });

  test('NO_COLOR has no colour, and keeps bold and dim', () => {
    for (const isStrong of [false, true]) expect(all(paletteOf(0, isStrong, 'support')).filter(isColor)).toEqual([]);
    expect(attributesIn(paletteOf(0).late('x'))).toContain(1);
    expect(attributesIn(paletteOf(0).focus('x'))).toContain(1);
  });

  test('nothing is dim with more contrast, and on eight colours', () => {
    expect(all(paletteOf(16))).toContain(2);
    for (const palette of [paletteOf(16, true), paletteOf(0, true), paletteOf(8)])
      expect(all(palette)).not.toContain(2);
  });

  test('more contrast shows the focus inverse', () => {
    expect(attributesIn(paletteOf(16, true, 'gestion').focus('x'))).toEqual(expect.arrayContaining([7, 35]));
  });

  test('the focus has the accent of the department', () => {
    expect(paletteOf(16, false, 'support').focus('x')).toBe(COLORS.support('x'));
    expect(paletteOf(16, false, 'gestion').focus('x')).not.toBe(paletteOf(16, false, 'commercial').focus('x'));
  });
});

test('painted texts nest: an inner end does not end what is around it', () => {
  expect(bold(`a${COLORS.late('b')}c`)).toBe('\u001b[1ma\u001b[1m\u001b[31mb\u001b[39m\u001b[22m\u001b[1mc\u001b[22m');
  expect(inverse(`a${COLORS.done('b')}c`)).toBe('\u001b[7ma\u001b[32mb\u001b[39mc\u001b[27m');
});

test.each([
  [{ TERM: 'xterm-256color' }, { colors: 16, hasSigns: true }],
  [
    { TERM: 'xterm', COLORTERM: 'truecolor' },
    { colors: 16, hasSigns: true },
  ],
  [{ TERM: 'xterm' }, { colors: 8, hasSigns: true }],
  [{ TERM: 'linux' }, { colors: 8, hasSigns: false }],
  [
    { TERM: 'screen.linux', COLORTERM: '1' },
    { colors: 8, hasSigns: false },
  ],
  [{ TERM: 'tmux-256color' }, { colors: 16, hasSigns: true }],
  [
    { TERM: 'linux', NO_COLOR: '1' },
    { colors: 0, hasSigns: false },
  ],
  [
    { TERM: 'xterm-256color', NO_COLOR: '' },
    { colors: 16, hasSigns: true },
  ],
  [{}, { colors: 8, hasSigns: true }],
])('%j is a terminal with %j', (env, terminal) => expect(terminalOf(env)).toEqual(terminal));

/** Code page 437 without letters: what the font of the Linux console has. */
const CONSOLE_SIGNS = /^[\x20-\x7e•°■○√►▲▼¶─│┌┐└┘├┤═╒╕╞╡]$/;
const marks = [...Object.values(MARKS), ...Object.values(STATUT_MARKS), ...Object.values(STATE_MARKS)];

test('every mark is one column wide, is no emoji, and has a sign on a console too', () => {
  for (const { sign } of marks) {
    expect([sign, stringWidth(sign)]).toEqual([sign, 1]);
    expect(sign).not.toMatch(/\p{Emoji_Presentation}|\p{Extended_Pictographic}/u);
    expect(plainSigns(sign)).toMatch(CONSOLE_SIGNS);
  }
});

test('the statuts differ from one another by their marks, on a console too', () => {
  const signs = Object.values(STATUT_MARKS).map(({ sign }) => sign);
  expect(new Set(signs).size).toBe(5);
  expect(new Set(signs.map(plainSigns)).size).toBe(5);
});

test('a console sign takes as many columns as the sign it stands for', () => {
  for (const sign of '●◌✕✗×✓▸▴▾‹›…⏎—–’‘“”▁▂▃▅▆▇▏▎▍▋▊▉') {
    expect(plainSigns(sign)).not.toBe(sign);
    expect([sign, stringWidth(plainSigns(sign))]).toEqual([sign, stringWidth(sign)]);
  }
  expect(plainSigns('Société née à Lyon, 12 000,00 €')).toBe('Société née à Lyon, 12 000,00 €');
});
