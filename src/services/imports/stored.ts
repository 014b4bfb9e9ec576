import type { SqlRow } from '../../db/reader.ts';
import { fold } from '../../domain/likeness.ts';
import type { Role } from '../../domain/roles.ts';
import type { Statut } from '../../domain/statut.ts';
import type { Duplicate } from '../findDuplicates.ts';

export interface StoredClient {
  readonly id: number;
  readonly companyName: string;
  readonly fullName: string;
  readonly email: string;
  readonly phone: string;
  /** `YYYY-MM-DD` */
  readonly creationDate: string;
  readonly commercialId: number | null;
  readonly isActive: boolean;
  readonly version: number;
}

export interface StoredContract {
  readonly id: number;
  readonly clientId: number;
  readonly companyName: string;
  readonly cost: string;
  readonly balance: string;
  readonly statut: Statut;
  readonly isActive: boolean;
  readonly version: number;
}

export interface StoredEvent {
  readonly id: number;
  readonly contractId: number;
  readonly name: string;
  readonly start: Date;
  readonly end: Date;
  readonly location: string;
  readonly attendees: number | null;
  readonly notes: string;
  readonly supportId: number | null;
  readonly isActive: boolean;
  readonly version: number;
}

export interface StoredPayment {
  readonly amount: string;
  /** `YYYY-MM-DD` */
  readonly paidOn: string;
}

/** Where a stored record came from. */
export interface Origin {
  /** The version that it had after its last import. */
  readonly versionAfter: number;
  /** True if that import was undone. */
  readonly isUndone: boolean;
}

export interface Person {
  readonly id: number;
  readonly name: string;
  /** The words of the name, folded and in alphabetical order: whichever comes first. */
  readonly words: string;
  readonly role: Role;
  readonly isActive: boolean;
}

/** What is stored already of what a file tells of. */
export interface Stored {
  readonly clients: ReadonlyMap<number, StoredClient>;
  /** Stored clients that look like the draft, by its key. */
  readonly alike: ReadonlyMap<string, readonly Duplicate[]>;
  /** Stored clients by the name of their company, as `spoken` compares it. */
  readonly namesakes: ReadonlyMap<string, readonly StoredClient[]>;
  readonly contracts: ReadonlyMap<number, StoredContract>;
  /** The contracts of a client. */
  readonly contractsOf: ReadonlyMap<number, readonly StoredContract[]>;
  readonly events: ReadonlyMap<number, StoredEvent>;
  /** The events of a contract. */
  readonly eventsOf: ReadonlyMap<number, readonly StoredEvent[]>;
  readonly payments: ReadonlyMap<number, readonly StoredPayment[]>;
  /** Of records that were taken over, by `client:12`. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** The records that had this number in an earlier file, by `contract:652`. */
  readonly byNumber: ReadonlyMap<string, readonly number[]>;
  readonly people: readonly Person[];
  /** Events to come of the supports that the file names. */
  readonly busy: readonly Busy[];
}

/** When a support has an event. */
export interface Busy {
  readonly id: number;
  readonly supportId: number;
  readonly name: string;
  readonly start: Date;
  readonly end: Date;
}

export const toStoredClient = (row: SqlRow): StoredClient => ({
  id: Number(row.client_id),
  companyName: String(row.company_name),
  fullName: String(row.full_name),
  email: String(row.email),
  phone: String(row.phone),
  creationDate: String(row.creation_date),
  commercialId: row.collaborator_id === null ? null : Number(row.collaborator_id),
  isActive: Boolean(row.is_active),
  version: Number(row.version),
});

export const toStoredContract = (row: SqlRow): StoredContract => ({
  id: Number(row.contract_id),
  clientId: Number(row.client_id),
  companyName: String(row.company_name),
  cost: String(row.cost),
  balance: String(row.balance),
  statut: row.statut as Statut,
  isActive: Boolean(row.is_active),
  version: Number(row.version),
});

export const toStoredEvent = (row: SqlRow): StoredEvent => ({
  id: Number(row.event_id),
  contractId: Number(row.contract_id),
  name: String(row.name),
  start: row.event_start as Date,
  end: row.event_end as Date,
  location: String(row.location),
  attendees: row.attendees === null ? null : Number(row.attendees),
  notes: String(row.notes),
  supportId: row.support_contact === null ? null : Number(row.support_contact),
  isActive: Boolean(row.is_active),
  version: Number(row.version),
});

/** @returns the words of a name, folded and in alphabetical order */
export const nameWords = (name: string): string =>
  fold(name)
    .split(/[\s,]+/)
    .filter(Boolean)
    .sort()
    .join(' ');

/** @returns the people with this name, whichever name comes first, active ones first */
export function peopleNamed(name: string, people: readonly Person[]): readonly Person[] {
  const sought = nameWords(name);
  return people.filter(({ words }) => words === sought).toSorted((a, b) => Number(b.isActive) - Number(a.isActive));
}

/** @returns the rows by a number that several of them have */
export function grouped<T, K>(rows: Iterable<T>, keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
