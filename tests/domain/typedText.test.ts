/** What happens to the characters of a typed or pasted text that nobody sees. */
import { describe, expect, it } from 'vitest';
import { codeOfSign, hiddenSigns, nameOfSign, withoutHidden, withoutLineEnds } from '../../src/domain/typedText.ts';

it('a copied line is pasted without the line ends around it', () => {
  expect(withoutLineEnds('\r\n\nune ligne\r\n\n')).toBe('une ligne');
  expect(withoutLineEnds('deux\nlignes')).toBe('deux\nlignes');
});

describe('hidden characters', () => {
  it('are all found, in their order', () => {
    expect(hiddenSigns('a\tb\u200bc\n', false)).toEqual([
      { sign: '\t', index: 1 },
      { sign: '\u200b', index: 3 },
      { sign: '\n', index: 5 },
    ]);
    expect(hiddenSigns('a\tb\n', true)).toEqual([{ sign: '\t', index: 1 }]);
  });

  it.each([
    ['a\tb\u200bc\nd', false, 'a bc d'],
    ['a\tb\u200bc\nd', true, 'a bc\nd'],
    ['a\r\nb', true, 'a\nb'],
    ['a\u2028b\u2029c', false, 'a b c'],
    ['a\u{e0067}b\u202ec', false, 'abc'],
    ['a\u115f\u1160\u2800\u3164\uffa0b', false, 'ab'],
    ['👨\u200d', false, '👨'],
    ['\u200d👨', false, '👨'],
    ['👨\u200d👩\u200d👧', false, '👨\u200d👩\u200d👧'],
    ['👨\u200d\u200d👩', false, '👨👩'],
    [
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}!',
      false,
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}!',
    ],
    ['नि\u200dषि a\u200db', false, 'नि\u200dषि ab'],
    ['', false, ''],
  ])('%j, with several lines: %s, is left as %j', (text, lines, left) => expect(withoutHidden(text, lines)).toBe(left));

  it.each([
    ['lineEnd', '\n\r\u2028\u2029'],
    ['tab', '\t'],
    ['control', '\u0000\u0007\u001b\u007f\u009b'],
    ['softHyphen', '\u00ad'],
    ['joiner', '\u200c\u200d'],
    ['blank', '\u200b\u2060\ufeff\u180e\u115f\u1160\u2800\u3164\uffa0'],
    ['direction', '\u061c\u200e\u200f\u202a\u202e\u2066\u2069'],
    ['invisible', '\ue000\ufff9'],
  ])('have the name %s', (name, signs) => {
    for (const sign of signs) expect(nameOfSign(sign), codeOfSign(sign)).toBe(name);
  });

  it.each([
    ['\t', 'U+0009'],
    ['\u202e', 'U+202E'],
    ['\u{e0067}', 'U+E0067'],
  ])('%j has the code %s', (sign, code) => expect(codeOfSign(sign)).toBe(code));
});
