import type { CollaboratorRow } from '../../models/Collaborator.ts';
import { ROLES } from '../../policies/roles.ts';
import { allow } from '../allow.ts';
import { toCollaborator } from '../present.ts';
import type { CollaboratorRecord } from '../records.ts';
import type { Session } from '../session.ts';
import { inUnit } from '../unit.ts';
import { orderSql } from './column.ts';
import { countOf, type OldList, windowOf } from './emulate.ts';
import { indexOfRow, type Listed, type ListQuery, type ListSpec, listRows, type Page } from './listRows.ts';
import type { Count, CountOptions, Window, WindowOptions } from './window.ts';

export type CollaboratorQuery = ListQuery;

const ROLE = '`collaborator`.role';

const spec: ListSpec<CollaboratorRow, CollaboratorRecord> = {
  model: ({ models }) => models.Collaborator,
  include: () => [],
  id: '`collaborator`.collaborator_id',
  columns: {
    lastName: { kind: 'text', sql: '`collaborator`.last_name' },
    firstName: { kind: 'text', sql: '`collaborator`.first_name' },
    role: {
      kind: 'word',
      sql: ROLE,
      values: ROLES,
      order: orderSql(ROLE, ROLES),
      label: (value, { t }) => t(`role.${value}`),
    },
    username: { kind: 'text', sql: '`collaborator`.username' },
    email: { kind: 'text', sql: '`collaborator`.email' },
    creationDate: { kind: 'instant', sql: '`collaborator`.creation_date' },
    lastUpdate: { kind: 'instant', sql: '`collaborator`.last_update' },
  },
  sort: { column: 'lastName', descending: false },
  present: toCollaborator,
};

/** S22: a window of the collaborators, by name unless another column is asked for. Gestion. */
export function listCollaborators(
  session: Session,
  query: CollaboratorQuery,
  window: WindowOptions,
): Promise<Window<CollaboratorRecord>>;
export function listCollaborators(
  session: Session,
  query: CollaboratorQuery & Page,
): Promise<Listed<CollaboratorRecord>>;
export async function listCollaborators(
  session: Session,
  query: CollaboratorQuery & Partial<Page>,
  window?: WindowOptions,
): Promise<Window<CollaboratorRecord> | Listed<CollaboratorRecord>> {
  allow(session, 'collaborator.list');
  const old = oldList(session, query);
  return window ? windowOf(old, window) : old.list({ offset: query.offset ?? 0, limit: query.limit ?? 0 });
}

const oldList = (session: Session, query: CollaboratorQuery): OldList<CollaboratorRecord> => ({
  list: (page) => inUnit(session, (unit) => listRows(unit, spec, { ...query, ...page }, [])),
  indexOf: (id) => inUnit(session, (unit) => indexOfRow(unit, spec, query, [], id)),
});

/** How many rows that list has, and how many stand before the record `at`. */
export async function countCollaborators(
  session: Session,
  query: CollaboratorQuery,
  options: CountOptions = {},
): Promise<Count> {
  allow(session, 'collaborator.list');
  return countOf(oldList(session, query), options);
}

/** Where a collaborator stands in that list, from 0; null where it is not in it. */
export async function indexOfCollaborator(
  session: Session,
  query: CollaboratorQuery,
  id: number,
): Promise<number | null> {
  allow(session, 'collaborator.list');
  return inUnit(session, (unit) => indexOfRow(unit, spec, query, [], id));
}
