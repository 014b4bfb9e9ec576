import type { Subject } from './support/schemaObject.ts';

export const roles: Subject = () => [
  "CREATE ROLE IF NOT EXISTS 'collaborator'",
  "CREATE ROLE IF NOT EXISTS 'commercial'",
  "CREATE ROLE IF NOT EXISTS 'support'",
  "CREATE ROLE IF NOT EXISTS 'gestion'",
];

/** Each department inherits the rights of `collaborator`, because MariaDB has one active role at a time. */
export const departments: Subject = () => [
  "GRANT 'collaborator' TO 'commercial'",
  "GRANT 'collaborator' TO 'support'",
  "GRANT 'collaborator' TO 'gestion'",
];
