import { grants } from './support/grants.ts';

export const replay = true;

export const { up, down } = grants([
  {
    right:
      'INSERT (contract_id, client_id, cost, balance, statut, is_active, creation_date, last_update, version, request_key)',
    on: 'contract',
    to: 'commercial',
  },
  { right: 'UPDATE (client_id, cost, statut, last_update, version)', on: 'contract', to: 'commercial' },
  {
    right:
      'INSERT (contract_id, client_id, cost, balance, statut, is_active, creation_date, last_update, version, request_key)',
    on: 'contract',
    to: 'gestion',
  },
  { right: 'UPDATE (client_id, cost, statut, last_update, version)', on: 'contract', to: 'gestion' },
]);
