/** What an import would do, record by record, before anything is written. */
import type { Message } from '../../domain/errors.ts';
import type { SourceField, SourceKind } from './source.ts';

/**
 * `new`: is made. `changed`: a stored record gets values of the file. `same`: is there already, and stays as it is.
 * `doubtful`: needs an answer first. `refused`: a rule forbids it. `skipped`: the person left it out. Only the first two
 * are written.
 */
export const VERDICTS = ['new', 'changed', 'same', 'doubtful', 'refused', 'skipped'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One value of an item. */
export interface ItemValue {
  readonly field: SourceField;
  /** As the file shows it; empty if the file has none. */
  readonly raw: string;
  /** As a form takes it: of the file, or as the person corrected it. Null if there is none. */
  readonly value: string | null;
  /** What the stored record has, in the same form; null for a new record. */
  readonly stored: string | null;
  /** What is wrong with it or unclear. */
  readonly doubt: Message | null;
  /** True if the item cannot be written until the person has answered. */
  readonly isBlocking: boolean;
  /** A value that the person may take. */
  readonly proposed: string | null;
}

/** A stored record that an item may be. */
export interface Candidate {
  readonly id: number;
  readonly name: string;
}

/** Rows of a file: one, or those of labels with their values. */
export interface Place {
  readonly sheet: string;
  readonly line: number;
  readonly lastLine: number;
}

/** A record that another one belongs to: of the file, or stored. */
export type Parent = { readonly key: string } | { readonly id: number };

export interface ImportItem {
  /** Names the item, also in a plan that is made again. */
  readonly key: string;
  readonly kind: SourceKind;
  readonly sheet: string;
  readonly line: number;
  /** Where the file tells of it, the first place first. */
  readonly places: readonly Place[];
  readonly name: string;
  readonly verdict: Verdict;
  /** The number that the file gives it; null for none. */
  readonly sourceNumber: number | null;
  /** True if a new record can have that number. */
  readonly isNumberFree: boolean;
  /** The stored record that it is, with the version that was read. */
  readonly match: (Candidate & { readonly version: number }) | null;
  /** Stored records that it may be, if the person has to choose. */
  readonly candidates: readonly Candidate[];
  readonly values: readonly ItemValue[];
  /** Why it is doubtful or refused, apart from single values. */
  readonly reasons: readonly Message[];
  /** What the person should know; it stops nothing. */
  readonly remarks: readonly Message[];
  /** Its client, of a contract; its contract, of a payment or an event. */
  readonly parent: Parent | null;
  /** What is written, by the names of the record’s fields, as the services’ schemas have read it. */
  readonly written: Readonly<Record<string, unknown>>;
}

export interface ImportPlan {
  readonly file: string;
  readonly digest: string;
  readonly items: readonly ImportItem[];
  readonly counts: Readonly<Record<Verdict, number>>;
}

/** What the person decided for one item. */
export interface Decision {
  readonly isSkipped?: boolean;
  /** The stored record that it is; `new` for none. */
  readonly match?: number | 'new';
  /** Corrected values, as a form takes them. An empty text leaves the value out. */
  readonly values?: { readonly [F in SourceField]?: string };
  /** True to write it although a colleague has changed the record since, or the support has another event then. */
  readonly isInsisted?: boolean;
}

export interface Decisions {
  readonly items: ReadonlyMap<string, Decision>;
  /** Who is meant by a name in the file, folded; null for nobody. */
  readonly people: ReadonlyMap<string, number | null>;
  /** The commercial of new clients for whom the file names none. */
  readonly commercial: number | null;
}

export const NO_DECISIONS: Decisions = { items: new Map(), people: new Map(), commercial: null };
