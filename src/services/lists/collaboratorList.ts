import { fold } from '../../domain/likeness.ts';
import {
  type CollaboratorRecord,
  type ColleagueRecord,
  collaborator,
  colleague,
} from '../../domain/records/collaborator.ts';
import { ROLES } from '../../domain/roles.ts';
import { databaseOf } from '../databaseOf.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import { all, type Condition } from './condition.ts';
import { defineList } from './defineList.ts';
import { rowReader, shownOf, sortsOf, termColumnsOf } from './describedList.ts';
import type { ListQuery, ListSpec } from './listSpec.ts';
import { anyOf, raw, sql } from './sql.ts';
import { typedRuns } from './typedWords.ts';

export type CollaboratorQuery = ListQuery;

/** @returns a search for each word in these columns, and in the name of the department in the user's language */
const personSearch =
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
        return { kind: 'leaf', test: anyOf(tests), queries: null };
      }),
    );
  };

/** Shared by both lists. The table is small, so it needs no listing table and no index. */
const ofPeople = {
  id: 'collaborator_id',
  sort: { column: 'lastName', descending: false },
  filterIndexes: [],
  countIndex: null,
  joins: '',
};

const readCollaborator = rowReader(collaborator);

const collaboratorList: ListSpec<CollaboratorRecord> = {
  ...ofPeople,
  model: 'Collaborator',
  table: 'collaborator',
  sorts: sortsOf(collaborator, null),
  shown: shownOf(collaborator, true),
  typed: {
    kind: 'collaborators',
    table: {
      table: 'collaborator',
      id: 'collaborator_id',
      columns: termColumnsOf(collaborator, null),
      searched: null,
    },
  },
  search: personSearch(['first_name', 'last_name', 'username', 'email']),
  toRecord: (row) => readCollaborator(row),
};

/** S22: the collaborators, by name by default. Only gestion may read them. */
export const { list: listCollaborators, count: countCollaborators } = defineList<CollaboratorRecord, CollaboratorQuery>(
  'collaborator.list',
  collaboratorList,
);

const readColleague = rowReader(colleague);

/** The list for users who may see only the name, department and e-mail. It has active colleagues only. */
const colleagueList: ListSpec<ColleagueRecord> = {
  ...ofPeople,
  model: 'Colleague',
  table: '(SELECT active_colleague.*, 1 AS is_active FROM active_colleague)',
  sorts: sortsOf(colleague, null),
  shown: shownOf(colleague, true),
  typed: {
    kind: 'colleagues',
    table: {
      table: 'colleague',
      id: 'collaborator_id',
      columns: termColumnsOf(colleague, null),
      searched: null,
    },
  },
  search: personSearch(['first_name', 'last_name', 'email']),
  toRecord: (row) => readColleague(row),
};

/** The active colleagues, by name by default: name, department and e-mail. Every signed-in user may read them. */
export const { list: listColleagues, count: countColleagues } = defineList<ColleagueRecord, ListQuery>(
  'collaborator.names',
  colleagueList,
);

/** The colleagues with these ids, including those who have left: records still show their names. */
export async function getColleagues(
  session: Session,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ColleagueRecord>> {
  requirePermission(session, 'collaborator.names');
  if (ids.length === 0) return new Map();
  const rows = await databaseOf(session).db.read(
    `SELECT ${shownOf(colleague, true)} FROM colleague l WHERE collaborator_id IN (${ids.map(() => '?').join(', ')})`,
    [...ids],
  );
  return new Map(rows.map((row) => readColleague(row)).map((person) => [person.id, person]));
}
