import type { Sequelize } from 'sequelize';
import { collaborator } from '../domain/records/collaborator.ts';
import type { Role } from '../domain/roles.ts';
import { attributesOf, type RowOf } from './attributes.ts';
import { active } from './scopes.ts';

export type CollaboratorRow = RowOf<typeof collaborator>;

/** An employee with a login, for gestion. The password lies elsewhere, where no role reads. @returns the model of this session */
export function defineCollaborator(sequelize: Sequelize) {
  return sequelize.define<CollaboratorRow>('collaborator', attributesOf(collaborator), {
    scopes: { active, department: (role: Role) => ({ where: { role } }) },
  });
}
