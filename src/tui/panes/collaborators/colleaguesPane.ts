import type { TextKey } from '../../../domain/errors.ts';
import { type ColleagueRecord, collaborator } from '../../../domain/records/collaborator.ts';
import { can } from '../../../policies/can.ts';
import type { Action } from '../../../policies/permissions.ts';
import { countColleagues, listColleagues } from '../../../services/lists/collaboratorList.ts';
import type { Binding } from '../../keys/binding.ts';
import { listSource } from '../listSource.ts';
import { type PaneColumn, type PaneContext, type PaneSpec, paneQuery } from '../paneSpec.ts';
import { columnsOf, entriesOf } from '../recordColumns.ts';
import { anyRow } from '../rowVerb.ts';

type Key = Binding<PaneContext<'colleagues'>>;

const column = columnsOf<ColleagueRecord, typeof collaborator>(collaborator);

const columns: readonly PaneColumn<ColleagueRecord>[] = [
  column('lastName', { flex: 2, min: 10 }),
  column('firstName', { flex: 2, min: 10 }),
  column('role', { width: 13 }),
  column('email', { flex: 3, min: 18, priority: 1 }),
];

/** Returns a key that only gestion may use. Other users get the rule as a refusal. */
const ofGestion = (key: string, action: Action, label: TextKey, title: TextKey = label): Key => ({
  id: `colleagues.${action}`,
  keys: [key],
  label,
  title,
  needs: ({ uiContext }) => can(uiContext.session.actor, action),
  run: () => undefined,
});

const colleagueKeys: readonly Key[] = [
  {
    id: 'colleagues.open',
    keys: ['Enter'],
    label: 'keys.open',
    needs: anyRow,
    run: ({ uiContext }) => uiContext.openCard(),
  },
  ofGestion('n', 'collaborator.create', 'collaborators.keyNew', 'collaborators.new'),
  ofGestion('e', 'collaborator.update', 'collaborators.keyEdit', 'collaborators.titleEdit'),
  ofGestion('s', 'collaborator.changeDepartment', 'collaborators.keyDepartment', 'collaborators.titleDepartment'),
  ofGestion('p', 'collaborator.resetPassword', 'collaborators.keyReset', 'collaborators.titleReset'),
  ofGestion('d', 'collaborator.deactivate', 'collaborators.keyDeactivate', 'collaborators.deactivate'),
  { ...ofGestion('t', 'collaborator.list', 'collaborators.keyAll'), keys: ['t', 'H'], isOfList: true },
];

/** The fourth pane of all departments but gestion: name, department and e-mail of active colleagues. */
export const colleaguesPane: PaneSpec<'colleagues'> = {
  kind: 'colleagues',
  recordKind: 'collaborator',
  number: 4,
  needs: 'collaborator.names',
  columns,
  usualSort: { column: 'lastName', descending: false },
  bindings: colleagueKeys,
  source: (session) => listSource(session, { list: listColleagues, count: countColleagues }),
  describe: (_query, { t }) => t('collaborators.everybody'),
  nothing: () => ['collaborators.none'],
  isDim: () => false,
  nameOf: ({ firstName, lastName }) => `${firstName} ${lastName}`,
  card: (row, texts) => [
    { title: `${row.firstName} ${row.lastName}`, entries: entriesOf(collaborator, row, ['role', 'email'], texts) },
  ],
  start: () => paneQuery({}),
  fieldLabel: (field) => `collaborators.field.${field}` as TextKey,
};
