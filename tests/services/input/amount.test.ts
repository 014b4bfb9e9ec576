import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromCents, subtract, toCents } from '../../../src/domain/money.ts';
import { amount } from '../../../src/services/input/amount.ts';

function read(typed: string): string {
  const reading = amount(typed);
  return 'value' in reading ? reading.value : reading.problem.key;
}

describe('an amount', () => {
  it.each([
    ['1250.50', '1250.50'],
    ['1250,50', '1250.50'],
    ['1 250,50', '1250.50'],
    ['1\u202f250,50\u00a0€', '1250.50'],
    ['+1250', '1250.00'],
    ['1250,5', '1250.50'],
    ['0,01', '0.01'],
    ['007', '7.00'],
    ['9999999999.98', '9999999999.98'],
    ['12 345', '12345.00'],
    ['  1250,50  ', '1250.50'],
  ])('takes %s', (typed, value) => expect(read(typed)).toBe(value));

  it.each([
    ['-5', 'field.negative'],
    ['−5,00', 'field.negative'],
    ['0', 'field.positive'],
    ['0,00', 'field.positive'],
    ['1.250', 'field.amountAmbiguous'],
    ['1,250', 'field.amountAmbiguous'],
    ['1.250,50', 'field.amountAmbiguous'],
    ['1,250.50', 'field.amountAmbiguous'],
    ['12 50', 'field.amountAmbiguous'],
    ['1..5', 'field.amountAmbiguous'],
    ['1250.5555', 'field.amountPlaces'],
    ['9999999999.99', 'field.amountTooLarge'],
    ['1e6', 'field.amount'],
    ['0x10', 'field.amount'],
    ['Infinity', 'field.amount'],
    ['douze', 'field.amount'],
    ['-douze', 'field.amount'],
    ['..', 'field.amount'],
    ['12 €5', 'field.amount'],
    ['n 1 250', 'field.amount'],
    ['1 250 n', 'field.amount'],
    ['10000000000', 'field.amountTooLarge'],
    ['٣', 'field.amount'],
    ['', 'field.required'],
    ['€', 'field.required'],
  ])('refuses %s', (typed, problem) => expect(read(typed)).toBe(problem));

  it('survives a round trip through every notation, to the cent', () => {
    const cents = fc.bigInt({ min: 1n, max: 999_999_999_998n });
    fc.assert(
      fc.property(cents, fc.constantFrom('.', ','), fc.constantFrom('', ' ', '\u202f'), (value, point, gap) => {
        const [whole = '', places = ''] = fromCents(value).split('.');
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, gap);
        expect(read(`${grouped}${point}${places}`)).toBe(fromCents(value));
      }),
    );
  });

  it('never throws and never loses a digit, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789., +-€e') }), (typed) => {
        const value = read(typed);
        if (value.startsWith('field.')) return;
        const bare = (text: string) => text.replace(/\D/g, '').replace(/^0+/, '');
        expect(bare(value).replace(/0*$/, '')).toBe(bare(typed).replace(/0*$/, ''));
      }),
    );
  });
});

describe('money', () => {
  it('is subtracted in whole cents', () => {
    expect(subtract('0.30', '0.10')).toBe('0.20');
    expect(subtract('1250.50', '-250.5')).toBe('1501.00');
    expect(subtract('1.00', '2.05')).toBe('-1.05');
    expect(subtract('40', '40.00')).toBe('0.00');
    fc.assert(fc.property(fc.bigInt(), (cents) => toCents(fromCents(cents)) === cents));
    expect(() => toCents('12,5')).toThrow('Not a decimal amount.');
  });
});
