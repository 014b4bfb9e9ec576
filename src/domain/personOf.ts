import type { PersonRef } from './records/record.ts';

/** @returns the colleague that a row names by number and name; null where it names nobody */
export const personOf = (id: unknown, name: unknown): PersonRef | null =>
  id === null || id === undefined ? null : { id: Number(id), name: String(name) };
