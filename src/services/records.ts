/**
 * The records as the services hand them out: plain, frozen in time, safe to keep. Identifiers are the database's.
 * Instants are `Date` (UTC); a day without a time is `YYYY-MM-DD`. Money is a decimal string with two places.
 */
import { PAYMENT_METHODS, type PaymentMethod } from '../models/paymentMethod.ts';
import { STATUTS, type Statut } from '../models/statut.ts';
import type { Role } from '../policies/permissions.ts';

export { STATUTS, type Statut };
export type PaymentState = 'unpaid' | 'partial' | 'paid';

/** A collaborator as everybody may see one. */
export interface PersonRef {
  readonly id: number;
  readonly name: string;
}

export interface ClientRecord {
  readonly id: number;
  readonly fullName: string;
  readonly companyName: string;
  readonly email: string;
  readonly phone: string;
  /** Day of the first contact. */
  readonly creationDate: string;
  readonly lastUpdate: Date;
  readonly commercial: PersonRef | null;
  readonly isActive: boolean;
  readonly version: number;
}

export interface ContractRecord {
  readonly id: number;
  readonly client: { readonly id: number; readonly companyName: string; readonly fullName: string };
  /** The client's commercial: derived, never stored. */
  readonly commercial: PersonRef | null;
  readonly cost: string;
  readonly balance: string;
  readonly statut: Statut;
  readonly paymentState: PaymentState;
  readonly creationDate: Date;
  readonly signedAt: Date | null;
  readonly lastUpdate: Date;
  readonly isActive: boolean;
  readonly version: number;
}

export interface PaymentRecord {
  readonly id: number;
  readonly contractId: number;
  /** Negative for a reversal. */
  readonly amount: string;
  readonly paidOn: string;
  readonly method: PaymentMethod;
  readonly note: string;
  readonly recordedBy: PersonRef | null;
  readonly creationDate: Date;
}

export { PAYMENT_METHODS, type PaymentMethod };

export interface EventRecord {
  readonly id: number;
  readonly contract: { readonly id: number; readonly statut: Statut };
  readonly client: {
    readonly id: number;
    readonly companyName: string;
    readonly fullName: string;
    readonly email: string;
    readonly phone: string;
    readonly lastUpdate: Date;
  };
  readonly commercial: PersonRef | null;
  readonly support: PersonRef | null;
  readonly name: string;
  readonly start: Date;
  readonly end: Date;
  readonly location: string;
  /** Null where it is not known, which is not 0. */
  readonly attendees: number | null;
  readonly notes: string;
  readonly creationDate: Date;
  readonly lastUpdate: Date;
  readonly isActive: boolean;
  readonly version: number;
}

/** What everybody may know of a colleague. */
export interface ColleagueRecord {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly role: Role;
}

/** A colleague with the account, for gestion. */
export interface CollaboratorRecord extends ColleagueRecord {
  readonly username: string;
  readonly isActive: boolean;
  readonly creationDate: Date;
  readonly lastUpdate: Date;
  readonly version: number;
}

export type RecordKind = 'client' | 'contract' | 'payment' | 'event' | 'collaborator';

/** One change of one record, as the database wrote it down. Values are as stored; null is «no value». */
export interface HistoryEntry {
  readonly id: number;
  readonly at: Date;
  readonly by: PersonRef | null;
  readonly action: string;
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly reason: string | null;
}
