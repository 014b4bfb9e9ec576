import { z } from 'zod';

/** Which columns a list shows, by their keys. A column that stands in neither list is where it always was. */
export interface ColumnChoice {
  readonly order: readonly string[];
  readonly hidden: readonly string[];
}

/** How one pane was left. */
export interface PaneSettings {
  readonly columns?: ColumnChoice | undefined;
  /** Null: the list's own order. */
  readonly sort?: { readonly column: string; readonly descending: boolean } | null | undefined;
}

/** What one collaborator set for themself; whatever is not there is as for everybody. */
export interface PersonSettings {
  readonly lang?: 'fr' | 'en' | undefined;
  readonly mouse?: boolean | undefined;
  /** Whether the screen is read aloud: one line after the other, without frames. */
  readonly reader?: boolean | undefined;
  /** Share of the window's width that the panes have beside the card, in percent. */
  readonly paneShare?: number | undefined;
  readonly panes?: Readonly<Record<string, PaneSettings>> | undefined;
}

/** What is set anew: a part of the settings, where `undefined` takes a value away. Objects are merged, lists replaced. */
export type SettingsPatch = PersonSettings;

const absent = undefined;
const columns = z.object({ order: z.array(z.string()), hidden: z.array(z.string()) });
const sort = z.object({ column: z.string(), descending: z.boolean() });
const pane = z.object({
  columns: columns.optional().catch(absent),
  sort: sort.nullable().optional().catch(absent),
});
const person = z.object({
  lang: z.enum(['fr', 'en']).optional().catch(absent),
  mouse: z.boolean().optional().catch(absent),
  reader: z.boolean().optional().catch(absent),
  paneShare: z.number().min(0).max(100).optional().catch(absent),
  panes: z.record(z.string(), pane.catch({})).optional().catch(absent),
});

/** @returns what of `stored` can be used; a value that makes no sense is as if it were not there. */
export function readPerson(stored: unknown): PersonSettings {
  return person.catch({}).parse(stored ?? {});
}

export type Plain = Readonly<Record<string, unknown>>;

export const isPlain = (value: unknown): value is Plain =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** @returns one patch that does what `first` and then `second` do. */
export function joinPatches(first: Plain, second: Plain): Plain {
  const joined = Object.entries(second).map(([key, value]) => {
    const before = Object.hasOwn(first, key) ? first[key] : undefined;
    return [key, isPlain(value) && isPlain(before) ? joinPatches(before, value) : value] as const;
  });
  return { ...first, ...Object.fromEntries(joined) };
}

/** @returns `stored` with `patch` in it: whatever the patch does not name stays, known or not. */
export function merge(stored: Plain, patch: Plain): Plain {
  const merged = Object.entries(patch).map(([key, value]) => {
    const before = Object.hasOwn(stored, key) ? stored[key] : undefined;
    return [key, isPlain(value) ? merge(isPlain(before) ? before : {}, value) : value] as const;
  });
  const all = { ...stored, ...Object.fromEntries(merged) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
