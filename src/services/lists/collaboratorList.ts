import type { SqlRow } from '../../db/reader.ts';
import { fold } from '../../domain/likeness.ts';
import type { CollaboratorRecord } from '../../domain/records/collaborator.ts';
import { ROLES, type Role } from '../../domain/roles.ts';
import type { Session } from '../session.ts';
import { all, type Condition } from './condition.ts';
import type { ListSpec } from './listSpec.ts';
import { anyOf, raw, sql } from './sql.ts';
import { typedRuns } from './typedWords.ts';

const present = (row: SqlRow): CollaboratorRecord => ({
  id: row.id as number,
  firstName: row.firstName as string,
  lastName: row.lastName as string,
  username: row.username as string,
  email: row.email as string,
  role: row.role as Role,
  isActive: row.isActive === 1,
  creationDate: row.creationDate as Date,
  lastUpdate: row.lastUpdate as Date,
  version: row.version as number,
});

/** Departments in the order of the domain. */
export const byRole = `FIELD(l.role, ${ROLES.map((role) => `'${role}'`).join(', ')})`;

/** @returns the search for every word in these columns, and in the department's name in the person's language */
export const personSearch =
  (columns: readonly string[]) =>
  async ({ texts }: Session, text: string): Promise<Condition | null> => {
    const words = typedRuns(text).flatMap((run) => run.words);
    return all(
      words.map((word) => {
        const like = `%${word.text.replace(/[!%_]/g, '!$&')}%`;
        const roles = ROLES.filter((role) => fold(texts.t(`role.${role}`)).startsWith(fold(word.text)));
        const tests = [
          ...columns.map((column) => sql`l.${raw(column)} LIKE ${like} ESCAPE '!'`),
          ...roles.map((role) => sql`l.role = ${role}`),
        ];
        return { kind: 'leaf', test: anyOf(tests), sources: null };
      }),
    );
  };

/** How collaborators are listed: they are few, and read from the table itself. */
export const collaboratorList: ListSpec<CollaboratorRecord> = {
  model: ({ models }) => models.Collaborator,
  table: 'collaborator',
  id: 'collaborator_id',
  sorts: {
    lastName: { sql: 'l.last_name', index: null, kind: 'text' },
    firstName: { sql: 'l.first_name', index: null, kind: 'text' },
    role: { sql: byRole, index: null, kind: 'number' },
    username: { sql: 'l.username', index: null, kind: 'text' },
    email: { sql: 'l.email', index: null, kind: 'text' },
    creationDate: { sql: 'l.creation_date', index: null, kind: 'instant' },
    lastUpdate: { sql: 'l.last_update', index: null, kind: 'instant' },
  },
  sort: { column: 'lastName', descending: false },
  walks: [],
  countIndex: null,
  shown: `l.collaborator_id AS id, l.first_name AS firstName, l.last_name AS lastName, l.username, l.email, l.role,
    l.creation_date AS creationDate, l.last_update AS lastUpdate, l.is_active AS isActive, l.version`,
  joins: '',
  search: personSearch(['first_name', 'last_name', 'username', 'email']),
  present,
};
