import { grants } from './support/grants.ts';

/** Everybody signed in reads the name, department and e-mail of the colleagues who are here. */
export const replay = true;

export const { up, down } = grants([{ right: 'SELECT', on: 'active_colleague', to: 'collaborator' }]);
