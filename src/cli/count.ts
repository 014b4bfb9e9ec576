import { InvalidArgumentError } from 'commander';

/** Parses an option's value that must be a whole number of at least 1. */
export function count(typed: string): number {
  const value = Number(typed);
  if (!/^\d{1,7}$/.test(typed) || value < 1) throw new InvalidArgumentError(typed);
  return value;
}
