import type { SqlRow } from '../../db/reader.ts';
import type { ColleagueRecord } from '../../domain/records/collaborator.ts';
import type { Role } from '../../domain/roles.ts';
import { byRole, personSearch } from './collaboratorList.ts';
import type { ListSpec } from './listSpec.ts';

export const presentColleague = (row: SqlRow): ColleagueRecord => ({
  id: Number(row.id),
  firstName: row.firstName as string,
  lastName: row.lastName as string,
  email: row.email as string,
  role: row.role as Role,
});

/** How the colleagues are listed to who may know no more of them: all of them are active. */
export const colleagueList: ListSpec<ColleagueRecord> = {
  model: ({ models }) => models.Colleague,
  table: '(SELECT active_colleague.*, 1 AS is_active FROM active_colleague)',
  id: 'collaborator_id',
  sorts: {
    lastName: { sql: 'l.last_name', index: null, kind: 'text' },
    firstName: { sql: 'l.first_name', index: null, kind: 'text' },
    role: { sql: byRole, index: null, kind: 'number' },
    email: { sql: 'l.email', index: null, kind: 'text' },
  },
  sort: { column: 'lastName', descending: false },
  walks: [],
  countIndex: null,
  shown: 'l.collaborator_id AS id, l.first_name AS firstName, l.last_name AS lastName, l.email, l.role',
  joins: '',
  search: personSearch(['first_name', 'last_name', 'email']),
  present: presentColleague,
};
