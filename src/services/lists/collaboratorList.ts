import { fold } from '../../domain/likeness.ts';
import { type CollaboratorRecord, type ColleagueRecord, collaborator } from '../../domain/records/collaborator.ts';
import { ROLES } from '../../domain/roles.ts';
import { databaseOf } from '../databaseOf.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import { all, type Condition } from './condition.ts';
import { defineList } from './defineList.ts';
import { rowReader, shownOf, sortsOf } from './describedList.ts';
import type { ListQuery, ListSpec } from './listSpec.ts';
import { anyOf, raw, sql } from './sql.ts';
import { typedRuns } from './typedWords.ts';

export type CollaboratorQuery = ListQuery;

/** @returns the search for every word in these columns, and in the department's name in the person's language */
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

/** Of a few people, read from the table itself. */
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
  search: personSearch(['first_name', 'last_name', 'username', 'email']),
  toRecord: (row) => readCollaborator(row),
};

/** S22: the collaborators, by name unless another column is asked for. Gestion. */
export const { list: listCollaborators, count: countCollaborators } = defineList<CollaboratorRecord, CollaboratorQuery>(
  'collaborator.list',
  collaboratorList,
);

const { id, firstName, lastName, email, role } = collaborator.fields;
const colleague = { fields: { id, firstName, lastName, email, role } };

const readColleague = rowReader(colleague);

/** How the colleagues are listed to who may know no more of them: all of them are active. */
const colleagueList: ListSpec<ColleagueRecord> = {
  ...ofPeople,
  model: 'Colleague',
  table: '(SELECT active_colleague.*, 1 AS is_active FROM active_colleague)',
  sorts: sortsOf(colleague, null),
  shown: shownOf(colleague, true),
  search: personSearch(['first_name', 'last_name', 'email']),
  toRecord: (row) => readColleague(row),
};

/** The active colleagues, by name unless another column is asked for: name, department and e-mail. Everybody. */
export const { list: listColleagues, count: countColleagues } = defineList<ColleagueRecord, ListQuery>(
  'collaborator.names',
  colleagueList,
);

/** The colleagues with these numbers, those who have left included: their names stay on the records. */
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
