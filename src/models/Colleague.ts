import type { Sequelize } from 'sequelize';
import { colleague } from '../domain/records/collaborator.ts';
import { attributesOf, type RowOf } from './attributes.ts';

export type ColleagueRow = RowOf<typeof colleague>;

/** Colleague: the columns of collaborators that every role may read, from a view. Read-only. */
export function defineColleague(sequelize: Sequelize) {
  return sequelize.define<ColleagueRow>('colleague', attributesOf(colleague));
}
