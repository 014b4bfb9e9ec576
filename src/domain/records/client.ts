import { defineRecord, type RecordOf } from './record.ts';
import { lastUpdate, searchedAndSorted, versioned } from './shared.ts';

/** For a field that users enter in the form. */
const entered = { isCreated: true, updatedBy: ['commercial'], isInHistory: true, ...searchedAndSorted } as const;

/** A customer. `commercial` is the collaborator in charge. */
export const client = defineRecord({
  table: 'client',
  createdBy: ['commercial'],
  fields: {
    companyName: {
      ...entered,
      type: 'text',
      max: 120,
      label: 'clients.companyName',
      typedAs: ['client'],
      viewHeading: 'Société',
    },
    fullName: { ...entered, type: 'text', max: 120, label: 'clients.fullName', viewHeading: 'Intérlocuteur' },
    email: {
      ...entered,
      type: 'email',
      max: 254,
      label: 'clients.email',
      hint: 'clients.emailHint',
      viewHeading: 'adresse mail',
    },
    phone: {
      ...entered,
      type: 'phone',
      max: 40,
      label: 'clients.phone',
      hint: 'clients.phoneHint',
      viewHeading: 'téléphone',
    },
    /** The day of the first contact. An empty input means today for a new client, and no change for a stored one. */
    creationDate: {
      ...entered,
      type: 'day',
      isOptional: true,
      label: 'clients.since',
      typedAs: ['création', 'créé', 'creation', 'created', 'depuis', 'since'],
      hint: 'clients.sinceHint',
      viewHeading: 'client depuis',
    },
    lastUpdate,
    commercial: {
      type: 'person',
      column: 'collaborator_id',
      updatedBy: ['gestion'],
      ...searchedAndSorted,
      isInHistory: true,
      label: 'clients.commercial',
      typedAs: ['sales', 'rep'],
      viewHeading: 'Commercial associé',
    },
    id: { type: 'id', column: 'client_id', label: 'clients.number', viewHeading: 'Client ID' },
    isActive: {
      type: 'active',
      updatedBy: ['commercial'],
      isInHistory: true,
      label: 'clients.state',
      inactiveLabel: 'clients.inactive',
    },
    ...versioned,
  },
  form: ['companyName', 'fullName', 'email', 'phone', 'creationDate'],
  card: ['fullName', 'email', 'phone', 'creationDate', 'lastUpdate', 'commercial', 'id'],
  printedFields: [
    'id',
    'fullName',
    'email',
    'phone',
    'companyName',
    'creationDate',
    'lastUpdate',
    'commercial',
    'isActive',
  ],
  exportedFields: [
    'id',
    'companyName',
    'fullName',
    'email',
    'phone',
    'creationDate',
    'lastUpdate',
    'commercial',
    'isActive',
  ],
  mainDay: 'creationDate',
  typedFilters: { overdue: ['tâches en retard', 'overdue tasks'] },
  filters: {
    /** An open task on it was due before today. */
    overdue: { overdue_from: { until: 'today', isDerived: true } },
  },
});

export type ClientRecord = RecordOf<typeof client>;
