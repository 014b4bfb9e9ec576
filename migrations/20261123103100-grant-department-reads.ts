import { grants } from './support/grants.ts';

/** The lists of one department, and the collaborators for gestion. */
export const replay = true;

export const { up, down } = grants([
  { right: 'SELECT', on: 'commercial_own_client', to: 'commercial' },
  { right: 'SELECT', on: 'commercial_client_contract', to: 'commercial' },
  { right: 'SELECT', on: 'commercial_client_event', to: 'commercial' },
  { right: 'SELECT', on: 'user_assigned_event', to: 'support' },
  { right: 'SELECT', on: 'unassigned_event', to: 'gestion' },
  { right: 'SELECT', on: 'list_collaborator', to: 'gestion' },
  { right: 'SELECT', on: 'collaborator', to: 'gestion' },
]);
