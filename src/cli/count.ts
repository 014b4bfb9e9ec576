import { InvalidArgumentError } from 'commander';

/** A whole number of at least one, as the value of an option. */
export function count(typed: string): number {
  const value = Number(typed);
  if (!/^\d{1,7}$/.test(typed) || value < 1) throw new InvalidArgumentError(typed);
  return value;
}
