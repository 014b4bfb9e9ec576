import type { PersonRef } from '../../domain/records/record.ts';

/** A colleague beside a row. */
export const personOf = (id: unknown, name: unknown): PersonRef | null =>
  id === null || id === undefined ? null : { id: Number(id), name: String(name) };
