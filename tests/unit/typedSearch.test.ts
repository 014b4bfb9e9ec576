/** What a word typed in a filter can mean: days, the start of a number or an amount, words, phone numbers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCompanyClock } from '../../src/domain/companyClock.ts';
import { dayRanges } from '../../src/services/lists/dayRanges.ts';
import { amountRanges, type NumberRange, numberRanges } from '../../src/services/lists/startRanges.ts';
import { typedRuns } from '../../src/services/lists/typedWords.ts';

const clock = createCompanyClock('Europe/Paris', () => new Date('2026-11-23T18:00:00Z'));
const days = (typed: string) => dayRanges(typed, clock).map(({ from, until }) => `${from} ${until}`);

describe('a day in a filter', () => {
  it.each([
    ['4/6/2023', '2023-06-04 2023-06-05'],
    ['04/06/23', '2023-06-04 2023-06-05'],
    ['4.6.2023', '2023-06-04 2023-06-05'],
    ['4-6-23', '2023-06-04 2023-06-05'],
    ['31/12/2023', '2023-12-31 2024-01-01'],
    ['28/02/2024', '2024-02-28 2024-02-29'],
    ['04/06/99', '1999-06-04 1999-06-05'],
    ['2023', '2023-01-01 2024-01-01'],
    ['1998', '1998-01-01 1999-01-01'],
    ['06/2023', '2023-06-01 2023-07-01'],
    ['6.2023', '2023-06-01 2023-07-01'],
    ['12/2023', '2023-12-01 2024-01-01'],
    ['06/23', '2023-06-01 2023-07-01'],
    ['01/47', '1947-01-01 1947-02-01'],
    ['06/0011', '0011-06-01 0011-07-01'],
  ])('%s is %s', (typed, range) => expect(days(typed)).toEqual([range]));

  it.each([
    ...['31/02/2023', '4/13/2023', '0/6/2023', '4/6/202', '4/6/20233', '123/6/2023', '4/123/2023', '4/6/2023x'],
    ...['x4/6/2023', '1899', '2100', '20233', '12023', '202', '13/2023', '0/2023', '06/202', '06/20233', '123/2023'],
    ...['x06/2023', '06/2023x', '31/13', '32/1', '4-6', '4/6/', '4', '/6', 'juin', ''],
  ])('%j is none', (typed) => expect(days(typed)).toEqual([]));

  it('without its year is that day from 15 years ago to 5 years ahead', () => {
    const years = Array.from({ length: 21 }, (_, n) => 2011 + n);
    expect(days('4/6')).toEqual(years.map((year) => `${year}-06-04 ${year}-06-05`));
    expect(days('29/2').map((range) => range.slice(0, 4))).toEqual(['2012', '2016', '2020', '2024', '2028']);
  });

  it('can also be a month of a year of two digits', () => {
    expect(days('04/06')).toHaveLength(22);
    expect(days('04/06')).toContain('2006-04-01 2006-05-01');
    expect(days('04.06')).toContain('2026-06-04 2026-06-05');
  });
});

const isIn = (value: string, ranges: readonly NumberRange[]): boolean =>
  ranges.some(({ from, until }) => Number(from) <= Number(value) && Number(value) < Number(until));

describe('the start of a number', () => {
  it('finds exactly the numbers that begin with it', () => {
    const number = fc.integer({ min: 0, max: 9_999_999_999 });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 10 }), (one, other, length) => {
        const typed = String(one).slice(0, length);
        for (const value of [String(one), String(other)])
          expect(isIn(value, numberRanges(typed)), value).toBe(value.startsWith(typed));
      }),
    );
  });

  it('has the shortest range first, and no number above ten digits', () => {
    expect(numberRanges('65200000').slice(0, 2)).toEqual([
      { from: '65200000', until: '65200001' },
      { from: '652000000', until: '652000010' },
    ]);
    expect(numberRanges('1234567890')).toEqual([{ from: '1234567890', until: '1234567891' }]);
    expect(numberRanges('0')).toEqual([{ from: '0', until: '1' }]);
  });

  it.each(['', 'x1', '1x', '01', '00', '12345678901'])('%j begins none', (typed) =>
    expect(numberRanges(typed)).toEqual([]),
  );
});

describe('the start of an amount', () => {
  it('finds exactly the amounts that begin with it', () => {
    const cents = fc.integer({ min: 0, max: 999_999_999_999 });
    const euros = (value: number) => (value / 100).toFixed(2);
    fc.assert(
      fc.property(
        cents,
        cents,
        fc.integer({ min: 1, max: 13 }),
        fc.constantFrom('.', ','),
        (one, other, cut, point) => {
          const typed = euros(one).slice(0, cut);
          for (const value of [euros(one), euros(other)]) {
            expect(isIn(value, amountRanges(typed.replace('.', point))), value).toBe(value.startsWith(typed));
          }
        },
      ),
    );
  });

  it.each([
    ['12000€', '12000', '12001'],
    ['12000,', '12000', '12001'],
    ['12000,5', '12000.5', '12000.6'],
    ['12000.99€', '12000.99', '12001.00'],
    ['0,05', '0.05', '0.06'],
    ['9999999999,9', '9999999999.9', '10000000000.0'],
  ])('%s is from %s until %s', (typed, from, until) => expect(amountRanges(typed)).toEqual([{ from, until }]));

  it.each(['', '€', ',5', 'x12', '12x', '1€2', '12,555', '12€€', '12345678901€', '12345678901,5'])(
    '%j begins none',
    (typed) => expect(amountRanges(typed)).toEqual([]),
  );
});

/** Each word as it is compared, with its indexed words if they are others. */
const words = (text: string): string[] =>
  typedRuns(text).flatMap((run) =>
    run.words.map(({ text: word, tokens, isPlain }) => (isPlain ? word : `${word}=${tokens.join('+')}`)),
  );
const run = (text: string) => {
  const [only, ...others] = typedRuns(text);
  expect(others).toEqual([]);
  return { words: only?.words.map((word) => word.text), phones: only?.phones, amount: only?.amount };
};

describe('the words of a filter', () => {
  it.each([
    ['  Cool\u00a0 Startup ', ['Cool', 'Startup']],
    ["l'écluse", ["l'écluse=l+écluse"]],
    ['e\u0301te\u0301', ['été']],
    ['"martin", (dupont)', ['martin', 'dupont']],
    ['((martin)) "a"', ['martin', 'a']],
    ['-&', ['-&=']],
    ['«Lyon» ’Paris’', ['Lyon', 'Paris']],
    ['12/ +33', ['12', '33']],
    ['C++', ['C']],
    ['bill@startup.io', ['bill@startup.io=bill+startup+io']],
    ['- &', ['-=', '&=']],
    ['€', []],
    ['12 €', ['12']],
    ['🎉', ['🎉']],
    ['(🎉)', ['(🎉)=🎉']],
    ['東京', ['東京=東+京']],
    ['ひカ', ['ひカ=ひ+カ']],
    ['Lyon→Paris', ['Lyon→Paris=Lyon+→+Paris']],
    ['', []],
  ])('of %j are %j', (text, expected) => expect(words(text)).toEqual(expected));

  it('are indexed without ligatures and optional marks', () => {
    const tokens = (text: string) =>
      typedRuns(text).flatMap(({ words: [word] }) => [word?.tokens.join('+'), word?.isPlain]);
    expect(tokens('cŒur')).toEqual(['coeur', true]);
    expect(tokens('ÆSIR')).toEqual(['aeSIR', true]);
    expect(tokens('Straße')).toEqual(['Strasse', true]);
    expect(tokens('مُحَمَّد')).toEqual(['محمد', true]);
    expect(tokens('مـحـمد')).toEqual(['محمد', true]);
    expect(tokens('ma\u200bison')).toEqual(['maison', true]);
  });

  it('are cut at the length of an indexed word, and their number is bounded', () => {
    const [long] = typedRuns('a'.repeat(65));
    expect(long?.words[0]).toEqual({ text: 'a'.repeat(65), tokens: ['a'.repeat(64)], isPlain: false });
    expect(words('a'.repeat(64))).toEqual(['a'.repeat(64)]);
    expect(words(Array.from({ length: 20 }, (_, n) => `m${n}`).join(' '))).toHaveLength(16);
  });
});

describe('adjacent words of digits in a filter', () => {
  it.each([
    ['01 23 45', { words: [], phones: ['012345'], amount: null }],
    ['(01) 23 45', { words: [], phones: ['012345'], amount: null }],
    ['+33 1 23 45', { words: [], phones: ['3312345', '012345'], amount: null }],
    ['+33123456', { words: ['33123456'], phones: ['33123456', '0123456'], amount: null }],
    ['01.23.45', { words: ['01.23.45'], phones: ['012345'], amount: null }],
    ['0123/456 78', { words: ['0123/456', '78'], phones: ['012345678'], amount: null }],
    ['01/23/456 78', { words: ['01/23/456', '78'], phones: [], amount: null }],
    ['+3312', { words: ['3312'], phones: ['3312'], amount: null }],
    ['06/12345', { words: ['06/12345'], phones: ['0612345'], amount: null }],
    ['12 01 23', { words: ['12', '01', '23'], phones: ['120123'], amount: null }],
    ['01 234/567', { words: ['01', '234/567'], phones: ['01234567'], amount: null }],
    ['1 23', { words: ['1', '23'], phones: [], amount: null }],
    ['ref1234', { words: ['ref1234'], phones: [], amount: null }],
    ['1234', { words: ['1234'], phones: ['1234'], amount: null }],
    ['652', { words: ['652'], phones: [], amount: null }],
    ['12 000', { words: ['12', '000'], phones: ['12000'], amount: '12000' }],
    ['1 250 000,50', { words: ['1', '250', '000,50'], phones: [], amount: '1250000,50' }],
    ['12 000,', { words: ['12', '000'], phones: [], amount: '12000,' }],
    ['12 000,505', { words: ['12', '000,505'], phones: [], amount: null }],
    ['12 00', { words: ['12', '00'], phones: ['1200'], amount: null }],
    ['1234 000', { words: ['1234', '000'], phones: ['1234000'], amount: null }],
    ['06/12/2026', { words: ['06/12/2026'], phones: [], amount: null }],
    ['6/1226', { words: ['6/1226'], phones: [], amount: null }],
  ])('%s are one value', (text, expected) => expect(run(text)).toEqual(expected));

  it('stand apart from other words', () => {
    expect(typedRuns('martin 06 12 34 dupont 12').map(({ phones }) => phones)).toEqual([[], ['061234'], [], []]);
    expect(typedRuns('a12 3456').map(({ words: all }) => all.length)).toEqual([1, 1]);
    expect(typedRuns('12a 3456').map(({ words: all }) => all.length)).toEqual([1, 1]);
    expect(typedRuns('3456 12a').map(({ words: all }) => all.length)).toEqual([1, 1]);
  });

  it('are bounded as phone numbers', () => {
    expect(run('1'.repeat(70)).phones).toEqual(['1'.repeat(64)]);
  });
});

it('a filter never throws, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      typedRuns(typed);
      dayRanges(typed, clock);
      amountRanges(typed);
    }),
  );
});
