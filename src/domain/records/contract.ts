import { STATUTS } from '../statut.ts';
import type { ClientRecord } from './client.ts';
import { defineRecord, type PersonRef, type RecordOf } from './record.ts';
import { lastUpdate, ofClient, searchedAndSorted, versioned } from './shared.ts';

/** For a field that users enter in the form. */
const entered = { isCreated: true, updatedBy: ['commercial', 'gestion'], isInHistory: true } as const;

/** An agreement with one client. */
export const contract = defineRecord({
  table: 'contract',
  createdBy: ['commercial', 'gestion'],
  fields: {
    id: {
      ...searchedAndSorted,
      type: 'id',
      column: 'contract_id',
      label: 'contracts.numberLong',
      typedAs: ['n', 'numéro', 'number'],
      viewHeading: 'Contrat ID',
    },
    cost: {
      ...entered,
      ...searchedAndSorted,
      type: 'money',
      label: 'contracts.cost',
      hint: 'contracts.costHint',
      viewHeading: 'Cout',
    },
    /** The cost minus the payments, maintained by the database. */
    balance: {
      ...searchedAndSorted,
      type: 'money',
      isInHistory: true,
      label: 'contracts.balance',
      typedAs: ['reste', 'balance', 'due'],
      viewHeading: 'Balance',
    },
    /** What is due when, a line each: `7000.00 J-30`. Empty in an INSERT: the company's default. */
    instalments: {
      ...entered,
      type: 'lines',
      max: 1000,
      isOptional: true,
      isCreated: false,
      label: 'contracts.instalments',
    },
    statut: {
      ...entered,
      ...searchedAndSorted,
      type: 'choice',
      values: STATUTS,
      textPrefix: 'statut',
      rank: 'statut_rank',
      label: 'contracts.statut',
      viewHeading: 'Statut',
    },
    creationDate: {
      ...searchedAndSorted,
      type: 'stamp',
      label: 'contracts.since',
      typedAs: ['création', 'creation'],
      viewHeading: 'Sous contrat depuis',
    },
    signedAt: {
      type: 'stamp',
      isNullable: true,
      isInserted: false,
      isInHistory: true,
      label: 'contracts.signedAt',
      typedAs: ['signature'],
    },
    lastUpdate,
    clientId: { ...entered, type: 'reference', at: ['client', 'id'], isFiltered: true, viewHeading: 'Client ID' },
    ...ofClient,
    isActive: { type: 'active', isInHistory: true, label: 'clients.state' },
    ...versioned,
  },
  form: ['cost'],
  printedFields: ['id', 'companyName', 'fullName', 'commercial', 'cost', 'balance', 'statut', 'creationDate'],
  exportedFields: [
    'id',
    'companyName',
    'fullName',
    'commercial',
    'cost',
    'balance',
    'statut',
    'creationDate',
    'lastUpdate',
  ],
  mainDay: 'creationDate',
  typedFilters: {
    unsigned: ['not signed'],
    unpaid: ['impayé', 'not paid'],
    overdue: ['tâches en retard', 'overdue tasks'],
  },
  filters: {
    /** An open task on it was due before today. */
    overdue: { overdue_from: { until: 'today', isDerived: true } },
    /** S12: not signed yet. */
    unsigned: { is_unsigned: true },
    /**
     * S13: signed or closed, and not fully paid. A draft is not owed yet, a cancelled contract is not owed any more.
     */
    unpaid: { is_unpaid: true },
    /** Decision 13: what was due up to yesterday is more than what is paid. */
    late: { late_from: { until: 'today' } },
  },
});

export type PaymentState = 'unpaid' | 'partial' | 'paid';

export type ContractRecord = RecordOf<typeof contract> & {
  readonly client: Pick<ClientRecord, 'id' | 'companyName' | 'fullName'>;
  readonly commercial: PersonRef | null;
  /** The day from which the contract is late, where a list has read it (decision 13). */
  readonly lateFrom?: string | null;
  /** Derived from cost and balance. */
  readonly paymentState: PaymentState;
};
