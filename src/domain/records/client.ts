import { defineRecord, type RecordOf } from './record.ts';
import { lastUpdate, listed, versioned } from './shared.ts';

const own = { isCreated: true, updatedBy: ['commercial'], isKept: true, ...listed } as const;

/** A customer. `commercial` is the collaborator in charge. */
export const client = defineRecord({
  table: 'client',
  createdBy: ['commercial'],
  fields: {
    companyName: { ...own, type: 'text', max: 120, label: 'clients.companyName', heading: 'Société' },
    fullName: { ...own, type: 'text', max: 120, label: 'clients.fullName', heading: 'Intérlocuteur' },
    email: {
      ...own,
      type: 'email',
      max: 254,
      label: 'clients.email',
      hint: 'clients.emailHint',
      heading: 'adresse mail',
    },
    phone: { ...own, type: 'phone', max: 40, label: 'clients.phone', hint: 'clients.phoneHint', heading: 'téléphone' },
    /** The day of the first contact. An empty input means today for a new client, and no change for a stored one. */
    creationDate: {
      ...own,
      type: 'day',
      isOptional: true,
      label: 'clients.since',
      hint: 'clients.sinceHint',
      heading: 'client depuis',
    },
    lastUpdate,
    commercial: {
      type: 'person',
      column: 'collaborator_id',
      updatedBy: ['gestion'],
      ...listed,
      isKept: true,
      label: 'clients.commercial',
      heading: 'Commercial associé',
    },
    id: { type: 'id', column: 'client_id', label: 'clients.number', heading: 'Client ID' },
    isActive: {
      type: 'active',
      updatedBy: ['commercial'],
      isKept: true,
      label: 'clients.state',
      none: 'clients.inactive',
    },
    ...versioned,
  },
  form: ['companyName', 'fullName', 'email', 'phone', 'creationDate'],
  card: ['fullName', 'email', 'phone', 'creationDate', 'lastUpdate', 'commercial', 'id'],
  printed: ['id', 'fullName', 'email', 'phone', 'companyName', 'creationDate', 'lastUpdate', 'commercial', 'isActive'],
  exported: ['id', 'companyName', 'fullName', 'email', 'phone', 'creationDate', 'lastUpdate', 'commercial', 'isActive'],
  filters: {},
});

export type ClientRecord = RecordOf<typeof client>;
