import { grants } from './support/grants.ts';

/** Everybody reads the clients, contracts and events whole, so the index of them hides nothing. Nobody writes it. */
export const replay = true;

export const { up, down } = grants([
  { right: 'SELECT', on: 'client_line', to: 'collaborator' },
  { right: 'SELECT', on: 'contract_line', to: 'collaborator' },
  { right: 'SELECT', on: 'event_line', to: 'collaborator' },
  { right: 'SELECT', on: 'client_word', to: 'collaborator' },
  { right: 'SELECT', on: 'event_word', to: 'collaborator' },
]);
