import { STATUTS } from '../statut.ts';
import type { ClientRecord } from './client.ts';
import type { ContractRecord } from './contract.ts';
import { defineRecord, type PersonRef, type RecordOf } from './record.ts';
import { lastUpdate, listed, ofClient, versioned } from './shared.ts';

const told = { isCreated: true, updatedBy: ['commercial', 'support'], isKept: true } as const;

/** An event organised under one contract. */
export const event = defineRecord({
  table: 'event',
  createdBy: ['commercial'],
  fields: {
    contractId: {
      ...listed,
      type: 'reference',
      at: ['contract', 'id'],
      isCreated: true,
      isKept: true,
      label: 'contracts.numberLong',
      heading: 'Contrat ID',
    },
    id: { ...listed, type: 'id', column: 'event_id', label: 'events.number', heading: 'Event ID' },
    support: {
      ...listed,
      type: 'person',
      column: 'support_contact',
      isInserted: false,
      updatedBy: ['gestion'],
      isKept: true,
      label: 'events.supportShort',
      none: 'events.unassigned',
      heading: 'Contact de support',
    },
    name: { ...told, ...listed, type: 'text', max: 120, label: 'events.name', heading: 'Événement' },
    start: {
      ...told,
      ...listed,
      type: 'instant',
      column: 'event_start',
      label: 'events.start',
      hint: 'events.startHint',
      heading: 'Début',
    },
    end: {
      ...told,
      ...listed,
      type: 'instant',
      column: 'event_end',
      label: 'events.end',
      hint: 'events.endHint',
      heading: 'Fin',
    },
    location: { ...told, ...listed, type: 'text', max: 255, label: 'events.location', heading: 'Lieu' },
    attendees: {
      ...told,
      ...listed,
      type: 'number',
      isNullable: true,
      isOptional: true,
      label: 'events.attendees',
      hint: 'events.attendeesHint',
      heading: 'Participants',
    },
    notes: { ...told, type: 'lines', max: 5000, isOptional: true, label: 'events.notes', heading: 'Notes' },
    lastUpdate,
    contractStatut: { type: 'choice', of: 'contract', at: ['contract', 'statut'], column: 'statut', values: STATUTS },
    clientId: { type: 'reference', of: 'contract', at: ['client', 'id'], isListed: true },
    ...ofClient,
    email: { type: 'email', of: 'client', at: ['client', 'email'], label: 'clients.email' },
    phone: { type: 'phone', of: 'client', at: ['client', 'phone'], label: 'clients.phone' },
    clientLastUpdate: { type: 'stamp', of: 'client', at: ['client', 'lastUpdate'], column: 'last_update' },
    creationDate: { type: 'stamp' },
    isActive: {
      type: 'active',
      updatedBy: ['commercial', 'gestion'],
      isKept: true,
      label: 'clients.state',
      none: 'events.isCancelled',
    },
    ...versioned,
  },
  form: ['name', 'start', 'end', 'location', 'attendees', 'notes'],
  printed: ['id', 'contractId', 'name', 'companyName', 'start', 'end', 'support', 'location', 'attendees', 'isActive'],
  exported: [
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
  filters: {
    /** S16: without a support contact. */
    unassigned: { is_unassigned: true },
    /** Not ended yet. */
    upcoming: { event_end: { from: 'now' } },
  },
});

export type EventRecord = RecordOf<typeof event> & {
  readonly contract: Pick<ContractRecord, 'id' | 'statut'>;
  readonly client: Pick<ClientRecord, 'id' | 'companyName' | 'fullName' | 'email' | 'phone' | 'lastUpdate'>;
  readonly commercial: PersonRef | null;
};
