/** A range of decimal strings. The first is included, the second is not. */
export interface NumberRange {
  readonly from: string;
  readonly until: string;
}

const MOST_DIGITS = 10;

const scaled = (digits: bigint, places: number): string => {
  if (places === 0) return String(digits);
  const text = String(digits).padStart(places + 1, '0');
  return `${text.slice(0, -places)}.${text.slice(-places)}`;
};

/** The ranges of whole numbers that begin with these digits. For 652: 652, 6520 to 6529, 65200 to 65299 … */
export function numberRanges(digits: string): NumberRange[] {
  if (!/^\d+$/.test(digits)) return [];
  if (digits.startsWith('0')) return /^0$/.test(digits) ? [{ from: '0', until: '1' }] : [];
  const ranges: NumberRange[] = [];
  for (let more = 0; digits.length + more <= MOST_DIGITS; more += 1) {
    const scale = 10n ** BigInt(more);
    const first = BigInt(digits) * scale;
    ranges.push({ from: String(first), until: String(first + scale) });
  }
  return ranges;
}

/**
 * The ranges of amounts that begin with this text, in the format of the screen: `12000`, `12000,5`. A euro sign is
 * accepted.
 */
export function amountRanges(typed: string): NumberRange[] {
  const [, whole, places] = /^(\d+)(?:[.,](\d{0,2}))?€?$/.exec(typed) ?? [];
  if (whole === undefined) return [];
  if (places === undefined) return typed.endsWith('€') ? exactly(whole, '') : numberRanges(whole);
  return exactly(whole, places);
}

function exactly(whole: string, places: string): NumberRange[] {
  if (whole.length > MOST_DIGITS) return [];
  const first = BigInt(whole + places);
  return [{ from: scaled(first, places.length), until: scaled(first + 1n, places.length) }];
}
