import { ROLES } from '../roles.ts';
import { defineRecord, type RecordOf } from './record.ts';
import { searchedAndSorted, versioned } from './shared.ts';

/** For a field that users enter in the form. */
const entered = { isCreated: true, updatedBy: ['gestion'], isInHistory: true, ...searchedAndSorted } as const;

/** An employee with a login. The password hash is in another table, which no role can read. */
export const collaborator = defineRecord({
  table: 'collaborator',
  createdBy: ['gestion'],
  fields: {
    id: { type: 'id', column: 'collaborator_id', label: 'clients.number', viewHeading: 'Collaborateur ID' },
    lastName: { ...entered, type: 'text', max: 80, label: 'collaborators.lastName', viewHeading: 'Nom' },
    firstName: { ...entered, type: 'text', max: 80, label: 'collaborators.firstName', viewHeading: 'Prénom' },
    username: {
      ...entered,
      type: 'username',
      max: 64,
      label: 'collaborators.username',
      hint: 'collaborators.usernameHint',
      viewHeading: 'Identifiant',
    },
    email: { ...entered, type: 'email', max: 254, label: 'clients.email', viewHeading: 'adresse mail' },
    role: {
      type: 'choice',
      values: ROLES,
      textPrefix: 'role',
      isCreated: true,
      isInHistory: true,
      isSorted: true,
      label: 'collaborators.role',
      viewHeading: 'Département',
    },
    creationDate: { type: 'stamp', isSorted: true, label: 'collaborators.since', viewHeading: 'Collaborateur depuis' },
    lastUpdate: { type: 'stamp', isSorted: true, label: 'clients.updated', viewHeading: 'Dernière MàJ' },
    isActive: { type: 'active', isInHistory: true, label: 'clients.state', inactiveLabel: 'collaborators.inactive' },
    ...versioned,
  },
  form: ['firstName', 'lastName', 'username', 'email'],
  card: ['id', 'role', 'username', 'email', 'isActive', 'creationDate', 'lastUpdate'],
  printedFields: ['id', 'lastName', 'firstName', 'email', 'role', 'isActive'],
  exportedFields: ['id', 'lastName', 'firstName', 'email', 'role', 'isActive'],
  filters: {},
});

export type CollaboratorRecord = RecordOf<typeof collaborator>;

const { id, firstName, lastName, email, role } = collaborator.fields;

/** A colleague: the fields of a collaborator that every role may read. */
export const colleague = {
  fields: { id, firstName, lastName, email, role },
  printedFields: ['id', 'lastName', 'firstName', 'email', 'role'],
  exportedFields: ['id', 'lastName', 'firstName', 'email', 'role'],
} as const;

export type ColleagueRecord = RecordOf<typeof colleague>;
