import { grants } from './support/grants.ts';

export const replay = true;

export const { up, down } = grants([
  { right: 'EXECUTE', on: 'PROCEDURE change_own_password', to: 'collaborator' },
  { right: 'EXECUTE', on: 'PROCEDURE provision_collaborator', to: 'gestion' },
  { right: 'EXECUTE', on: 'PROCEDURE deprovision_collaborator', to: 'gestion' },
  { right: 'EXECUTE', on: 'PROCEDURE change_department', to: 'gestion' },
  { right: 'EXECUTE', on: 'PROCEDURE deactivate_collaborator', to: 'gestion' },
  { right: 'EXECUTE', on: 'PROCEDURE reactivate_collaborator', to: 'gestion' },
  { right: 'EXECUTE', on: 'PROCEDURE reset_password', to: 'gestion' },
  { right: 'EXECUTE', on: 'PROCEDURE assign_support', to: 'gestion' },
]);
