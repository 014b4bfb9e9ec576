import { STATUTS } from '../statut.ts';
import type { ClientRecord } from './client.ts';
import { defineRecord, type PersonRef, type RecordOf } from './record.ts';
import { lastUpdate, listed, ofClient, versioned } from './shared.ts';

const terms = { isCreated: true, updatedBy: ['commercial', 'gestion'], isKept: true } as const;

/** An agreement with one client. */
export const contract = defineRecord({
  table: 'contract',
  createdBy: ['commercial', 'gestion'],
  fields: {
    id: { ...listed, type: 'id', column: 'contract_id', label: 'contracts.numberLong', heading: 'Contrat ID' },
    cost: { ...terms, ...listed, type: 'money', label: 'contracts.cost', hint: 'contracts.costHint', heading: 'Cout' },
    /** The cost minus the payments, maintained by the database. */
    balance: { ...listed, type: 'money', isKept: true, label: 'contracts.balance', heading: 'Balance' },
    statut: {
      ...terms,
      ...listed,
      type: 'choice',
      values: STATUTS,
      words: 'statut',
      rank: 'statut_rank',
      label: 'contracts.statut',
      heading: 'Statut',
    },
    creationDate: { ...listed, type: 'stamp', label: 'contracts.since', heading: 'Sous contrat depuis' },
    signedAt: { type: 'stamp', isNullable: true, isInserted: false, isKept: true, label: 'contracts.signedAt' },
    lastUpdate,
    clientId: { ...terms, type: 'reference', at: ['client', 'id'], isListed: true, heading: 'Client ID' },
    ...ofClient,
    isActive: { type: 'active', isKept: true, label: 'clients.state' },
    ...versioned,
  },
  form: ['cost'],
  printed: ['id', 'companyName', 'fullName', 'commercial', 'cost', 'balance', 'statut', 'creationDate'],
  exported: ['id', 'companyName', 'fullName', 'commercial', 'cost', 'balance', 'statut', 'creationDate', 'lastUpdate'],
  filters: {
    /** S12: not signed yet. */
    unsigned: { is_unsigned: true },
    /**
     * S13: signed or closed, and not fully paid. A draft is not owed yet, a cancelled contract is not owed any more.
     */
    unpaid: { is_unpaid: true },
  },
});

export type PaymentState = 'unpaid' | 'partial' | 'paid';

export type ContractRecord = RecordOf<typeof contract> & {
  readonly client: Pick<ClientRecord, 'id' | 'companyName' | 'fullName'>;
  readonly commercial: PersonRef | null;
  /** Derived from cost and balance. */
  readonly paymentState: PaymentState;
};
