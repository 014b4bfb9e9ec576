/**
 * The parts of a record that the rules need. The services' records contain these parts, so they are passed unchanged.
 * The policies never read the database.
 */

import type { Role } from '../domain/roles.ts';
import type { Statut } from '../domain/statut.ts';

interface Person {
  readonly id: number;
  readonly name: string;
}

export interface ClientSubject {
  readonly commercial: Person | null;
  readonly isActive: boolean;
}

export interface ContractSubject {
  /** The commercial of the contract's client. */
  readonly commercial: Person | null;
  readonly statut: Statut;
  readonly isActive: boolean;
}

export interface PaymentSubject {
  readonly contractId?: number;
  readonly amount: string;
}

export interface EventSubject {
  /** The commercial of the event's client. */
  readonly commercial: Person | null;
  readonly support: Person | null;
  readonly isActive: boolean;
}

export interface TaskSubject {
  readonly assignee: Person | null;
  readonly department: Role | null;
  readonly createdBy: Person | null;
  readonly doneAt: Date | null;
  /** The action that it asks for; null for other tasks. */
  readonly askedAction: string | null;
  readonly isActive: boolean;
  /** False while its record is deactivated or cancelled. */
  readonly isRecordActive: boolean;
}

export interface TaskTemplateSubject {
  readonly isActive: boolean;
}

/** The record that a note is on. For a contract nobody is the support; for a client, who serves one of its events. */
export interface NoteParentSubject {
  readonly commercial: Person | null;
  readonly support: Person | null;
}

export interface NoteSubject {
  readonly author: Person | null;
  readonly isActive: boolean;
}

export interface ImportSubject {
  readonly importedBy: Person | null;
  readonly isUndone: boolean;
}

export interface CollaboratorSubject {
  readonly id: number;
  readonly role: Role;
  readonly isActive: boolean;
}
