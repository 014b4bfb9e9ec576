import type { Sequelize } from 'sequelize';
import { collaborator } from '../domain/records/collaborator.ts';
import type { Role } from '../domain/roles.ts';
import { attributesOf, type RowOf } from './attributes.ts';
import { active } from './scopes.ts';

export type CollaboratorRow = RowOf<typeof collaborator>;

/**
 * Collaborator, for gestion. The password hash is in another table, which no role can read. @returns the model of this
 * session
 */
export function defineCollaborator(sequelize: Sequelize) {
  return sequelize.define<CollaboratorRow>('collaborator', attributesOf(collaborator), {
    scopes: { active, department: (role: Role) => ({ where: { role } }) },
  });
}
