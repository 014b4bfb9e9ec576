import { grants } from './support/grants.ts';

export const replay = true;

export const { up, down } = grants([
  {
    right: 'INSERT (payment_id, contract_id, amount, paid_on, method, note, recorded_by, creation_date, request_key)',
    on: 'payment',
    to: 'gestion',
  },
]);
