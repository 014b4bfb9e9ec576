/** Rows become records: plain values, without the library's objects. */
import type { ClientRow } from '../models/Client.ts';
import type { CollaboratorRow } from '../models/Collaborator.ts';
import type { ColleagueRow } from '../models/Colleague.ts';
import type { ContractRow } from '../models/Contract.ts';
import type { EventRow } from '../models/Event.ts';
import { toCents } from '../models/money.ts';
import type { PaymentRow } from '../models/Payment.ts';
import type {
  ClientRecord,
  CollaboratorRecord,
  ContractRecord,
  EventRecord,
  PaymentRecord,
  PaymentState,
  PersonRef,
} from './records.ts';

/** A row that was read with its associations; a missing one is a fault of the query. */
function loaded<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('A row was read without what belongs to it.');
  return row;
}

export const toPerson = (row: ColleagueRow | CollaboratorRow | null | undefined): PersonRef | null =>
  row ? { id: row.id, name: row.name } : null;

export function toClient(row: ClientRow): ClientRecord {
  return {
    id: row.id,
    fullName: row.fullName,
    companyName: row.companyName,
    email: row.email,
    phone: row.phone,
    creationDate: row.creationDate,
    lastUpdate: row.lastUpdate,
    commercial: toPerson(row.commercial),
    isActive: Boolean(row.isActive),
    version: row.version,
  };
}

/** Derived, never stored. */
export function paymentState(cost: string, balance: string): PaymentState {
  if (toCents(balance) === 0n) return 'paid';
  return toCents(balance) === toCents(cost) ? 'unpaid' : 'partial';
}

export function toContract(row: ContractRow): ContractRecord {
  const client = loaded(row.client);
  return {
    id: row.id,
    client: { id: client.id, companyName: client.companyName, fullName: client.fullName },
    commercial: toPerson(client.commercial),
    cost: row.cost,
    balance: row.balance,
    statut: row.statut,
    paymentState: paymentState(row.cost, row.balance),
    creationDate: row.creationDate,
    signedAt: row.signedAt,
    lastUpdate: row.lastUpdate,
    isActive: Boolean(row.isActive),
    version: row.version,
  };
}

export function toPayment(row: PaymentRow): PaymentRecord {
  return {
    id: row.id,
    contractId: row.contractId,
    amount: row.amount,
    paidOn: row.paidOn,
    method: row.method,
    note: row.note,
    recordedBy: toPerson(row.recorder),
    creationDate: row.creationDate,
  };
}

export function toEvent(row: EventRow): EventRecord {
  const contract = loaded(row.contract);
  const client = loaded(contract.client);
  return {
    id: row.id,
    contract: { id: contract.id, statut: contract.statut },
    client: {
      id: client.id,
      companyName: client.companyName,
      fullName: client.fullName,
      email: client.email,
      phone: client.phone,
      lastUpdate: client.lastUpdate,
    },
    commercial: toPerson(client.commercial),
    support: toPerson(row.support),
    name: row.name,
    start: row.start,
    end: row.end,
    location: row.location,
    attendees: row.attendees,
    notes: row.notes ?? '',
    creationDate: row.creationDate,
    lastUpdate: row.lastUpdate,
    isActive: Boolean(row.isActive),
    version: row.version,
  };
}

export function toCollaborator(row: CollaboratorRow): CollaboratorRecord {
  return {
    id: row.id,
    firstName: row.firstName,
    lastName: row.lastName,
    username: row.username,
    email: row.email,
    role: row.role,
    isActive: Boolean(row.isActive),
    creationDate: row.creationDate,
    lastUpdate: row.lastUpdate,
    version: row.version,
  };
}
