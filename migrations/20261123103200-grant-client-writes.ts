import { grants } from './support/grants.ts';

/** Identifiers, stamps and versions may be named, for clients of the database send them; triggers decide them. */
export const replay = true;

export const { up, down } = grants([
  {
    right:
      'INSERT (client_id, full_name, company_name, email, phone, creation_date, collaborator_id, is_active, last_update, version, request_key)',
    on: 'client',
    to: 'commercial',
  },
  {
    right: 'UPDATE (full_name, company_name, email, phone, creation_date, is_active, last_update, version)',
    on: 'client',
    to: 'commercial',
  },
  { right: 'UPDATE (collaborator_id, last_update, version)', on: 'client', to: 'gestion' },
]);
