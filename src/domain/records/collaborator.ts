import { ROLES } from '../roles.ts';
import { defineRecord, type RecordOf } from './record.ts';
import { listed, versioned } from './shared.ts';

const who = { isCreated: true, updatedBy: ['gestion'], isKept: true, ...listed } as const;

/** An employee with a login. The password hash is in another table, which no role can read. */
export const collaborator = defineRecord({
  table: 'collaborator',
  createdBy: ['gestion'],
  fields: {
    id: { type: 'id', column: 'collaborator_id', label: 'clients.number', heading: 'Collaborateur ID' },
    lastName: { ...who, type: 'text', max: 80, label: 'collaborators.lastName', heading: 'Nom' },
    firstName: { ...who, type: 'text', max: 80, label: 'collaborators.firstName', heading: 'Prénom' },
    username: {
      ...who,
      type: 'username',
      max: 64,
      label: 'collaborators.username',
      hint: 'collaborators.usernameHint',
      heading: 'Identifiant',
    },
    email: { ...who, type: 'email', max: 254, label: 'clients.email', heading: 'adresse mail' },
    role: {
      type: 'choice',
      values: ROLES,
      words: 'role',
      isCreated: true,
      isKept: true,
      isSorted: true,
      label: 'collaborators.role',
      heading: 'Département',
    },
    creationDate: { type: 'stamp', isSorted: true, label: 'collaborators.since', heading: 'Collaborateur depuis' },
    lastUpdate: { type: 'stamp', isSorted: true, label: 'clients.updated', heading: 'Dernière MàJ' },
    isActive: { type: 'active', isKept: true, label: 'clients.state', none: 'collaborators.inactive' },
    ...versioned,
  },
  form: ['firstName', 'lastName', 'username', 'email'],
  card: ['id', 'role', 'username', 'email', 'isActive', 'creationDate', 'lastUpdate'],
  printed: ['id', 'lastName', 'firstName', 'email', 'role', 'isActive'],
  exported: ['id', 'lastName', 'firstName', 'email', 'role', 'isActive'],
  filters: {},
});

export type CollaboratorRecord = RecordOf<typeof collaborator>;

/** The fields of a colleague that every role may read. */
export type ColleagueRecord = Pick<CollaboratorRecord, 'id' | 'firstName' | 'lastName' | 'email' | 'role'>;
