import { grants } from './support/grants.ts';

export const replay = true;

export const { up, down } = grants([
  {
    right:
      'INSERT (collaborator_id, first_name, last_name, username, email, role, is_active, creation_date, last_update, version, request_key)',
    on: 'collaborator',
    to: 'gestion',
  },
  { right: 'UPDATE (first_name, last_name, username, email, last_update, version)', on: 'collaborator', to: 'gestion' },
]);
