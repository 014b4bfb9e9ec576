/** Decimal strings with at most two decimals, calculated in whole cents (bigint), never as a float. */
const DECIMAL = /^(-?)(\d+)(?:\.(\d{1,2}))?$/;

/** @returns the cents of a decimal string such as `1250.5` @throws RangeError for any other string */
export function toCents(amount: string): bigint {
  const match = DECIMAL.exec(amount);
  if (!match) throw new RangeError('Not a decimal amount.');
  const [, sign, whole = '0', places = ''] = match;
  const cents = BigInt(whole) * 100n + BigInt(places.padEnd(2, '0'));
  return sign ? -cents : cents;
}

/** @returns the decimal string with two decimals, in the database's format */
export function fromCents(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const subtract = (from: string, amount: string): string => fromCents(toCents(from) - toCents(amount));

/**
 * @returns how much of the cost is paid, in whole percent, 0 to 100: rounded down, but at least 1 where something is
 *   paid, so that 100 means all and 0 nothing
 */
export function paidPercent({ cost, balance }: { readonly cost: string; readonly balance: string }): number {
  const [whole, paid] = [toCents(cost), toCents(subtract(cost, balance))];
  if (whole <= 0n || paid <= 0n) return 0;
  return Math.max(1, Math.min(100, Number((paid * 100n) / whole)));
}
