import { STATUTS } from '../statut.ts';
import type { ClientRecord } from './client.ts';
import type { ContractRecord } from './contract.ts';
import { defineRecord, type PersonRef, type RecordOf } from './record.ts';
import { lastUpdate, ofClient, searchedAndSorted, versioned } from './shared.ts';

/** For a field that users enter in the form. */
const entered = { isCreated: true, updatedBy: ['commercial', 'support'], isInHistory: true } as const;

/** An event organised under one contract. */
export const event = defineRecord({
  table: 'event',
  createdBy: ['commercial'],
  fields: {
    contractId: {
      ...searchedAndSorted,
      type: 'reference',
      at: ['contract', 'id'],
      isCreated: true,
      isInHistory: true,
      label: 'contracts.numberLong',
      viewHeading: 'Contrat ID',
    },
    id: {
      ...searchedAndSorted,
      type: 'id',
      column: 'event_id',
      label: 'events.number',
      typedAs: ['n', 'numéro', 'number'],
      viewHeading: 'Event ID',
    },
    support: {
      ...searchedAndSorted,
      type: 'person',
      column: 'support_contact',
      isInserted: false,
      updatedBy: ['gestion'],
      isInHistory: true,
      label: 'events.supportShort',
      nobodyLabel: 'events.unassigned',
      viewHeading: 'Contact de support',
    },
    name: { ...entered, ...searchedAndSorted, type: 'text', max: 120, label: 'events.name', viewHeading: 'Événement' },
    start: {
      ...entered,
      ...searchedAndSorted,
      type: 'instant',
      column: 'event_start',
      label: 'events.start',
      hint: 'events.startHint',
      viewHeading: 'Début',
    },
    end: {
      ...entered,
      ...searchedAndSorted,
      type: 'instant',
      column: 'event_end',
      label: 'events.end',
      hint: 'events.endHint',
      viewHeading: 'Fin',
    },
    location: {
      ...entered,
      ...searchedAndSorted,
      type: 'text',
      max: 255,
      label: 'events.location',
      typedAs: ['place', 'location'],
      hint: 'events.locationHint',
      viewHeading: 'Lieu',
    },
    attendees: {
      ...entered,
      ...searchedAndSorted,
      type: 'number',
      isNullable: true,
      isOptional: true,
      label: 'events.attendees',
      typedAs: ['personnes', 'people'],
      hint: 'events.attendeesHint',
      viewHeading: 'Participants',
    },
    notes: { ...entered, type: 'lines', max: 5000, isOptional: true, label: 'events.notes', viewHeading: 'Notes' },
    lastUpdate,
    contractStatut: { type: 'choice', of: 'contract', at: ['contract', 'statut'], column: 'statut', values: STATUTS },
    clientId: { type: 'reference', of: 'contract', at: ['client', 'id'], isFiltered: true },
    ...ofClient,
    email: { type: 'email', of: 'client', at: ['client', 'email'], label: 'clients.email' },
    phone: { type: 'phone', of: 'client', at: ['client', 'phone'], label: 'clients.phone' },
    clientLastUpdate: { type: 'stamp', of: 'client', at: ['client', 'lastUpdate'], column: 'last_update' },
    creationDate: { type: 'stamp' },
    isActive: {
      type: 'active',
      updatedBy: ['commercial', 'gestion'],
      isInHistory: true,
      label: 'clients.state',
      inactiveLabel: 'events.isCancelled',
    },
    ...versioned,
  },
  form: ['name', 'start', 'end', 'location', 'attendees', 'notes'],
  printedFields: [
    'id',
    'contractId',
    'name',
    'companyName',
    'start',
    'end',
    'support',
    'location',
    'attendees',
    'isActive',
  ],
  exportedFields: [
    'id',
    'contractId',
    'name',
    'companyName',
    'fullName',
    'phone',
    'start',
    'end',
    'support',
    'location',
    'attendees',
    'commercial',
    'lastUpdate',
    'isActive',
  ],
  mainDay: 'start',
  typedFilters: {
    unassigned: ['without support', 'no support'],
    upcoming: ['to come'],
    unready: ['not ready'],
    overdue: ['tâches en retard', 'overdue tasks'],
  },
  filters: {
    /** An open task on it was due before today. */
    overdue: { overdue_from: { until: 'today', isDerived: true } },
    /** S16: without a support contact. */
    unassigned: { is_unassigned: true },
    /** Not ended yet. */
    upcoming: { event_end: { from: 'now' } },
    /** Not ended yet, and with something that is missing, late or overdue today (`gapsOf`). */
    unready: { unready_from: { until: 'today' }, event_end: { from: 'now' } },
  },
});

export type EventRecord = RecordOf<typeof event> & {
  readonly contract: Pick<ContractRecord, 'id' | 'statut'>;
  readonly client: Pick<ClientRecord, 'id' | 'companyName' | 'fullName' | 'email' | 'phone' | 'lastUpdate'>;
  readonly commercial: PersonRef | null;
  /** The day from which its contract is late, as `YYYY-MM-DD`; null if none comes. */
  readonly lateFrom: string | null;
  /** The day of its earliest open task, as `YYYY-MM-DD`; null without one. */
  readonly taskDueOn: string | null;
};
