import { toCents } from '../../domain/money.ts';
import { type Reading, refused, taken } from './typed.ts';

const BLANKS = /[\s\u00a0\u202f\u2009]/g;
/** Spaces may separate groups of three digits: `1 250,50`. */
const GROUPED = /^\d{1,3}(?:[\s\u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?$/;
const PLAIN = /^\d+(?:[.,]\d+)?$/;

/** The maximum of the database column. */
const MAX = '9999999999.99';

function readUnsigned(text: string): Reading<string> {
  if (!PLAIN.test(text) && !GROUPED.test(text)) {
    // With two separators, or a repeated one, the decimal separator is ambiguous.
    return /^[\d.,\s\u00a0\u202f\u2009]+$/.test(text) && /\d/.test(text)
      ? refused('field.amountAmbiguous')
      : refused('field.amount');
  }
  const [whole = '', places = ''] = text.replace(BLANKS, '').split(/[.,]/);
  if (places.length === 3) return refused('field.amountAmbiguous');
  if (places.length > 2) return refused('field.amountPlaces');
  const value = `${whole.replace(/^0+(?=\d)/, '')}.${places.padEnd(2, '0')}`;
  return toCents(value) >= toCents(MAX) ? refused('field.amountTooLarge') : taken(value);
}

/**
 * Reads an amount in euros: `1250.50`, `1 250,50`, `+1250`, `1250,5 €`. An ambiguous amount (`1.250`, `1,250`,
 * `1.250,50`) is refused with a message, not guessed.
 * @returns a decimal string with two places, greater than zero
 */
export function amount(typed: string): Reading<string> {
  const bare = typed.trim().replace(/[\s\u00a0\u202f]*€$/, '');
  if (bare === '') return refused('field.required');
  const [, sign = '', digits = ''] = /^([+\-−–]?)[\s\u00a0\u202f]*(.*)$/su.exec(bare) ?? [];
  const reading = readUnsigned(digits);
  if ('problem' in reading) return reading;
  if (sign !== '' && sign !== '+') return refused('field.negative');
  return reading.value === '0.00' ? refused('field.positive') : reading;
}
