import { z } from 'zod';
import { NOTE_KINDS, type NoteKind } from '../domain/noteKind.ts';

/** Which columns a list shows, by their keys. A column in neither list keeps its default visibility. */
export interface ColumnChoice {
  readonly order: readonly string[];
  readonly hidden: readonly string[];
}

/** The settings of one pane, saved when they change. */
export interface PaneSettings {
  readonly columns?: ColumnChoice | undefined;
  /** Null means the default order of the list. */
  readonly sort?: { readonly column: string; readonly descending: boolean } | null | undefined;
}

/** The keys that saved filters can have. */
export const FILTER_DIGITS = ['5', '6', '7', '8', '9'] as const;
export type FilterDigit = (typeof FILTER_DIGITS)[number];

/** What a list shows, saved under a name. The text is kept as typed: relative days are those of the day of its use. */
export interface SavedFilter {
  readonly name: string;
  /** The pane. */
  readonly kind: string;
  readonly scope: 'mine' | 'all';
  /** The quick filter, or `any`. */
  readonly filter: string;
  readonly text: string;
  readonly includeInactive: boolean;
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
}

/** The settings of one collaborator. A missing setting has its default value. */
export interface PersonSettings {
  readonly lang?: 'fr' | 'en' | undefined;
  readonly mouse?: boolean | undefined;
  /** True for a screen reader: the screen is written line by line, without frames. */
  readonly reader?: boolean | undefined;
  /** True for more contrast: bold instead of dim, the focused title inverse. */
  readonly contrast?: boolean | undefined;
  /** The panes' share of the window's width beside the card, in percent. */
  readonly paneShare?: number | undefined;
  /** The kind of the last note, which the next one begins with. */
  readonly noteKind?: NoteKind | undefined;
  /** The folder of the last file that was taken over. */
  readonly importFolder?: string | undefined;
  /** The person’s own meaning of headings: the field of a folded heading; null leaves the column out. */
  readonly importHeadings?: Readonly<Record<string, string | null | undefined>> | undefined;
  readonly panes?: Readonly<Record<string, PaneSettings>> | undefined;
  /** The saved filters by their keys. */
  readonly filters?: { readonly [D in FilterDigit]?: SavedFilter | undefined } | undefined;
}

/** A partial change of the settings. `undefined` removes a value, objects are merged, arrays are replaced. */
export type SettingsPatch = PersonSettings;

const absent = undefined;
const columns = z.object({ order: z.array(z.string()), hidden: z.array(z.string()) });
const sort = z.object({ column: z.string(), descending: z.boolean() });
const pane = z.object({
  columns: columns.optional().catch(absent),
  sort: sort.nullable().optional().catch(absent),
});
const savedFilter = z.object({
  name: z.string().min(1).max(80),
  kind: z.enum(['clients', 'contracts', 'events', 'collaborators', 'colleagues']),
  scope: z.enum(['mine', 'all']),
  filter: z.string().max(40),
  text: z.string().max(1000),
  includeInactive: z.boolean(),
  sort: sort.nullable(),
});
const kept = savedFilter.optional().catch(absent);
const person = z.object({
  lang: z.enum(['fr', 'en']).optional().catch(absent),
  mouse: z.boolean().optional().catch(absent),
  reader: z.boolean().optional().catch(absent),
  contrast: z.boolean().optional().catch(absent),
  paneShare: z.number().min(0).max(100).optional().catch(absent),
  noteKind: z.enum(NOTE_KINDS).optional().catch(absent),
  importFolder: z.string().max(4096).optional().catch(absent),
  importHeadings: z.record(z.string().max(200), z.string().max(40).nullable().optional()).optional().catch(absent),
  panes: z.record(z.string(), pane.catch({})).optional().catch(absent),
  filters: z.object({ 5: kept, 6: kept, 7: kept, 8: kept, 9: kept }).optional().catch(absent),
});

/** @returns the valid part of `stored`; an invalid value counts as missing */
export function readPerson(stored: unknown): PersonSettings {
  return person.catch({}).parse(stored ?? {});
}

export type Plain = Readonly<Record<string, unknown>>;

export const isPlain = (value: unknown): value is Plain =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** @returns one patch with the effect of `first` followed by `second` */
export function joinPatches(first: Plain, second: Plain): Plain {
  const joined = Object.entries(second).map(([key, value]) => {
    const before = Object.hasOwn(first, key) ? first[key] : undefined;
    return [key, isPlain(value) && isPlain(before) ? joinPatches(before, value) : value] as const;
  });
  return { ...first, ...Object.fromEntries(joined) };
}

/** @returns `stored` changed by `patch`; all other keys stay, also unknown ones */
export function merge(stored: Plain, patch: Plain): Plain {
  const merged = Object.entries(patch).map(([key, value]) => {
    const before = Object.hasOwn(stored, key) ? stored[key] : undefined;
    return [key, isPlain(value) ? merge(isPlain(before) ? before : {}, value) : value] as const;
  });
  const all = { ...stored, ...Object.fromEntries(merged) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
