import type { TextKey } from '../../../domain/errors.ts';
import { type CollaboratorRecord, collaborator } from '../../../domain/records/collaborator.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { countCollaborators, listCollaborators } from '../../../services/lists/collaboratorList.ts';
import type { CardSection } from '../../kit/Card.tsx';
import { listSource } from '../listSource.ts';
import { type PaneColumn, type PaneSpec, paneQuery } from '../paneSpec.ts';
import { columnsOf, entriesOf } from '../recordColumns.ts';
import { STATE_MARKS } from '../stateMarks.ts';
import { collaboratorKeys } from './collaboratorKeys.ts';

const column = columnsOf<CollaboratorRecord, typeof collaborator>(collaborator);

const columns: readonly PaneColumn<CollaboratorRecord>[] = [
  column('lastName', { flex: 2, min: 10 }),
  column('firstName', { flex: 2, min: 10 }),
  column('role', {
    width: 13,
    look: ({ isActive }) => (isActive ? null : STATE_MARKS.inactive),
    // An inactive collaborator works in no department.
    cell: ({ role, isActive }, { t }) => (isActive ? t(`role.${role}`) : t('collaborators.inactive')),
  }),
  column('username', { flex: 2, min: 12, priority: 1 }),
  column('email', { flex: 3, min: 18, isWide: true }),
  column('creationDate', { width: 8, isWide: true, isExtra: true }),
  column('lastUpdate', { title: 'clients.updatedShort', width: 8, isWide: true, isExtra: true }),
];

const card = (row: CollaboratorRecord, texts: Translator): readonly CardSection[] => [
  { title: `${row.firstName} ${row.lastName}`, entries: entriesOf(collaborator, row, collaborator.card, texts) },
];

/** The fourth pane of gestion (S22). */
export const collaboratorsPane: PaneSpec<'collaborators'> = {
  kind: 'collaborators',
  recordKind: 'collaborator',
  number: 4,
  needs: 'collaborator.list',
  columns,
  bindings: collaboratorKeys,
  source: (session) => listSource(session, { list: listCollaborators, count: countCollaborators }),
  describe: (_query, { t }) => t('collaborators.everybody'),
  nothing: () => ['collaborators.none'],
  isDim: ({ isActive }) => !isActive,
  nameOf: ({ firstName, lastName }) => `${firstName} ${lastName}`,
  card,
  usualSort: { column: 'lastName', descending: false },
  start: () => paneQuery({}),
  fieldLabel: (field) => `collaborators.field.${field}` as TextKey,
};
