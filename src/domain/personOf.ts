import type { PersonRef } from './records/record.ts';

/** @returns the colleague with this id and name, or null without an id */
export const personOf = (id: unknown, name: unknown): PersonRef | null =>
  id === null || id === undefined ? null : { id: Number(id), name: String(name) };
