import { grants } from './support/grants.ts';

/** What everybody signed in reads: the lists, and of colleagues the name, department and e-mail. */
export const replay = true;

export const { up, down } = grants([
  { right: 'SELECT', on: 'colleague', to: 'collaborator' },
  { right: 'SELECT', on: 'client', to: 'collaborator' },
  { right: 'SELECT', on: 'contract', to: 'collaborator' },
  { right: 'SELECT', on: 'payment', to: 'collaborator' },
  { right: 'SELECT', on: 'event', to: 'collaborator' },
  { right: 'SELECT', on: 'list_client', to: 'collaborator' },
  { right: 'SELECT', on: 'list_contract', to: 'collaborator' },
  { right: 'SELECT', on: 'unsigned_contract', to: 'collaborator' },
  { right: 'SELECT', on: 'unpaid_contract', to: 'collaborator' },
  { right: 'SELECT', on: 'list_event', to: 'collaborator' },
  { right: 'SELECT', on: 'list_history', to: 'collaborator' },
  { right: 'EXECUTE', on: 'FUNCTION get_collaborator_id', to: 'collaborator' },
  { right: 'EXECUTE', on: 'FUNCTION get_collaborator_role', to: 'collaborator' },
]);
