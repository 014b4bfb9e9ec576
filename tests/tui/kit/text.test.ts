import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { clean } from '../../../src/domain/safeText.ts';
import { spelledJoiners } from '../../../src/domain/typedText.ts';
import { fitText, graphemes, textWidth, wrap } from '../../../src/tui/kit/text.ts';
import { createScreen } from '../../support/screen.ts';
import { naughtyString } from './naughty.ts';

const HIDDEN = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u200c\u200e\u200f\u00ad\ufeff]/v;

describe('clean', () => {
  test.each([
    ['\u001b[31mred', '^[[31mred'],
    ['\u009b2J', '<U+009B>2J'],
    ['gnp\u202ecod.exe', 'gnp<U+202E>cod.exe'],
    ['zero\u200bwidth', 'zero<U+200B>width'],
    ['two\nlines', 'two⏎lines'],
    ['tab\tbell\u0007del\u007f', 'tab^Ibell^Gdel^?'],
    ['soft\u00adhyphen', 'soft<U+00AD>hyphen'],
    ['lone \ud800', 'lone <U+D800>'],
    ['\u0301', '◌\u0301'],
    ['a\u200db', 'a<U+200D>b'],
    ['کتاب\u200c', 'کتاب<U+200C>'],
    ['\u200cکتاب', '<U+200C>کتاب'],
    ['کتاب\u200c\u200cخانه', 'کتاب<U+200C><U+200C>خانه'],
    ['\u3164', '<U+3164>'],
    ['a🏿', 'a<U+1F3FF>'],
  ])('%j is shown as %s', (text, shown) => expect(clean(text)).toBe(shown));

  test.each([
    'Kevin Casey',
    'Ÿ é e\u0301',
    '👨‍👩‍👧‍👦',
    '👩🏽‍🚀 🏳️‍🌈 🇫🇷 1️⃣ ☎️',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '日本語 한국어',
    'مرحبا',
    'کتاب\u200cخانه',
    'हिन्दी',
    'क्\u200dष മലയാ\u200cളം',
    '+678 123 456 78',
  ])('%s is unchanged', (text) => expect(clean(text)).toBe(text));

  test('a letter with too many marks shows each mark', () => {
    expect(clean(`a${'\u0300'.repeat(12)}`)).toBe(`a${'<U+0300>'.repeat(12)}`);
  });

  test('nothing hidden remains, and cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(naughtyString, (text) => {
        const spelled = spelledJoiners(clean(text));
        expect(clean(text).replace(/[\u200c\u200d]/g, (sign, at) => (spelled.has(at) ? '' : sign))).not.toMatch(HIDDEN);
        expect(clean(clean(text))).toBe(clean(text));
      }),
    );
  });

  test('words with joiners fit every width, and are drawn unchanged', () => {
    const pieces = ['کتاب\u200cخانه', 'می\u200c', 'क्\u200dष', 'മലയാ\u200cളം', '👨\u200d👩\u200d👧', ' ', 'a\u200db'];
    const joined = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((some) => some.join(''));
    fc.assert(
      fc.property(joined, fc.integer({ min: 1, max: 40 }), (text, width) => {
        const fitted = fitText(text, width);
        expect(stringWidth(fitted)).toBe(width);
        expect(fitText(fitted, width)).toBe(fitted);
      }),
    );
  });

  test('every remaining grapheme takes a column', () => {
    fc.assert(
      fc.property(naughtyString, (text) => {
        for (const grapheme of graphemes(clean(text))) expect(stringWidth(grapheme)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('fitText', () => {
  test.each([
    ['abc', 5, 'left', 'abc  '],
    ['abc', 5, 'right', '  abc'],
    ['abc', 6, 'center', ' abc  '],
    ['abcdef', 4, 'left', 'abc…'],
    ['日本語', 4, 'left', '日… '],
    ['日本語', 4, 'right', ' 日…'],
    ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 3, 'left', '👨‍👩‍👧‍👦…'],
    ['abc', 0, 'left', ''],
    ['abc', -3, 'left', ''],
    ['日', 1, 'left', '…'],
  ] as const)('%s in %i columns, %s: %j', (text, width, align, fitted) =>
    expect(fitText(text, width, align)).toBe(fitted),
  );

  test('takes exactly the given columns', () => {
    fc.assert(
      fc.property(naughtyString, fc.nat(60), fc.constantFrom('left', 'right', 'center'), (text, width, align) => {
        const fitted = fitText(text, width, align);
        expect(stringWidth(fitted)).toBe(width);
        expect(fitText(fitted, width)).toBe(fitted);
      }),
      { numRuns: 500 },
    );
  });

  test('cuts only between graphemes', () => {
    fc.assert(
      fc.property(naughtyString, fc.integer({ min: 1, max: 30 }), (text, width) => {
        const whole = graphemes(clean(text));
        const kept = graphemes(fitText(text, width).trimEnd().replace(/…$/u, ''));
        expect(whole.slice(0, kept.length).join('').trimEnd()).toBe(kept.join('').trimEnd());
      }),
    );
  });

  test.each(['क्षि\u0301', 'क्षि\u0301\u0302x', 'क्षि\u0301ि', 'กำ\u0301', '각\u0301'])(
    '%s and the text after it are in their columns on a terminal',
    async (text) => {
      const screen = createScreen(60, 2);
      screen.write(`${fitText(text, 20)}|`);
      await screen.whenWritten();
      expect(screen.cursor).toEqual({ x: 21, y: 0 });
    },
  );

  test('has the same width on a terminal', async () => {
    await fc.assert(
      fc.asyncProperty(naughtyString, fc.integer({ min: 1, max: 40 }), async (text, width) => {
        const screen = createScreen(60, 2);
        screen.write(`${fitText(text, width)}|`);
        await screen.whenWritten();
        expect([fitText(text, width), screen.cursor]).toEqual([fitText(text, width), { x: width + 1, y: 0 }]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('wrap', () => {
  test('breaks at spaces, and inside words that are too long', () => {
    expect(wrap('un contrat signé ne change plus', 12)).toEqual(['un contrat', 'signé ne', 'change plus']);
    expect(wrap('anticonstitutionnellement', 10)).toEqual(['anticonsti', 'tutionnell', 'ement']);
    expect(wrap('a\r\nb\n\nc', 10)).toEqual(['a', 'b', '', 'c']);
    expect(wrap('', 10)).toEqual(['']);
  });

  test('no line ends where French writes a space at a sign', () => {
    expect(wrap('Rien à « reste>1000 » ; voir tout', 20)).toEqual(['Rien à', '« reste>1000 » ;', 'voir tout']);
    expect(wrap('pas de champ « lieu ».', 14)).toEqual(['pas de champ', '« lieu ».']);
    expect(wrap('Alors vraiment ? Oui', 14)).toEqual(['Alors', 'vraiment ? Oui']);
  });

  test('no line is wider than the limit, and no word is lost', () => {
    fc.assert(
      fc.property(naughtyString, fc.integer({ min: 4, max: 40 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
        const bare = (value: string) => value.replace(/\s/gu, '');
        expect(bare(lines.join(''))).toBe(
          bare(
            text
              .split(/\r\n|\r|\n/u)
              .map(clean)
              .join(''),
          ),
        );
      }),
      { numRuns: 300 },
    );
  });
});
