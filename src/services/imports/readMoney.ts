import { fromCents } from '../../domain/money.ts';
import type { CellValue } from '../../files/sheetGrid.ts';
import { amount } from '../input/amount.ts';
import { shownText } from './cells.ts';
import { doubtful, type Read, sure } from './readResult.ts';

const EURO = /^(?:€|eur(?:os?)?)\s*|\s*(?:€|eur(?:os?)?)\.?$/giu;
/** Groups of three digits with one sign, and then the decimals with another: only one meaning. */
const GROUPED = /^[+\-−–]?\s*\d{1,3}(?:(\.\d{3})+(?:,\d{1,2})?|(,\d{3})+(?:\.\d{1,2})?|(['’]\d{3})+(?:[.,]\d{1,2})?)$/u;
const isCertain = (text: string): boolean => /[.,].*[.,]|['’]/u.test(text);
/** An amount in brackets is a negative one for bookkeepers. */
const BRACKETED = /^\((.*)\)$/su;
const CENT = 0.000_001;

/** `12.000,00` as `12000,00`: the last sign parts the decimals, unless it comes more than once. */
function ungrouped(text: string): string {
  const grouping = /^[^.,'’]*([.,'’])/u.exec(text)?.[1] ?? '';
  return text.replaceAll(grouping, '');
}

function ofText(typed: string, zeroIsFine: boolean): Read {
  const bare = typed.replace(EURO, '').trim();
  const bracketed = BRACKETED.exec(bare);
  if (bracketed) return doubtful({ key: 'field.negative' });
  const isGrouped = GROUPED.test(bare);
  const reading = amount(isGrouped && isCertain(bare) ? ungrouped(bare) : bare);
  if ('value' in reading) return sure(reading.value);
  const { key } = reading.problem;
  if (key === 'field.positive' && zeroIsFine) return sure('0.00');
  if (key === 'field.amountAmbiguous' && isGrouped) {
    const likely = amount(ungrouped(bare));
    return doubtful(reading.problem, 'value' in likely ? likely.value : null);
  }
  return doubtful(key === 'field.amount' ? { key: 'imports.value.amount' } : reading.problem);
}

function ofNumber(number: number, zeroIsFine: boolean): Read {
  if (number < 0) return doubtful({ key: 'field.negative' });
  if (!Number.isFinite(number) || number > 9_999_999_999) return doubtful({ key: 'field.amountTooLarge' });
  const cents = Math.round(number * 100);
  if (cents === 0 && number === 0 && zeroIsFine) return sure('0.00');
  if (cents === 0) return doubtful({ key: 'field.positive' });
  const text = fromCents(BigInt(cents));
  // What is left of a calculation is not a part of a cent.
  return Math.abs(number * 100 - cents) < Math.max(CENT, number * 1e-10)
    ? sure(text)
    : doubtful({ key: 'field.amountPlaces' }, text);
}

/**
 * Reads an amount in euros: a number, `12 000,00 €`, `12,000.00`, `€12000`, `12.000,00`. One with two meanings (`1.250`)
 * is proposed; a negative one, and zero where the field may not be zero, are doubtful.
 * @returns money as `12000.00`
 */
export function readMoney(parts: readonly CellValue[], zeroIsFine: boolean): Read {
  const [first = null] = parts;
  if (parts.length === 1 && typeof first === 'number') return ofNumber(first, zeroIsFine);
  return ofText(parts.map(shownText).join(' '), zeroIsFine);
}
