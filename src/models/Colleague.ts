import type { Sequelize } from 'sequelize';
import { collaborator } from '../domain/records/collaborator.ts';
import { attributesOf, type RowOf } from './attributes.ts';

const { id, firstName, lastName, email, role } = collaborator.fields;
const known = { fields: { id, firstName, lastName, email, role } } as const;

export type ColleagueRow = RowOf<typeof known>;

/** Colleague: the columns of collaborators that every role may read, from a view. Read-only. */
export function defineColleague(sequelize: Sequelize) {
  return sequelize.define<ColleagueRow>('colleague', attributesOf(known));
}
