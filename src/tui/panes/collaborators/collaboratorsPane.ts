import type { CollaboratorRecord } from '../../../domain/records/collaborator.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { countCollaborators, listCollaborators } from '../../../services/lists/listCollaborators.ts';
import type { CardSection } from '../../kit/Card.tsx';
import { listQuery, listSource } from '../listSource.ts';
import { type PaneColumn, type PaneSpec, paneQuery } from '../paneSpec.ts';
import { collaboratorKeys } from './collaboratorKeys.ts';

const columns: readonly PaneColumn<CollaboratorRecord>[] = [
  { key: 'lastName', title: 'collaborators.lastName', flex: 2, min: 10, cell: ({ lastName }) => lastName },
  { key: 'firstName', title: 'collaborators.firstName', flex: 2, min: 10, cell: ({ firstName }) => firstName },
  {
    key: 'role',
    title: 'collaborators.role',
    width: 13,
    // Who has left has no department to work in, and keeps the name whole.
    cell: ({ role, isActive }, { t }) => (isActive ? t(`role.${role}`) : t('collaborators.inactive')),
  },
  { key: 'username', title: 'collaborators.username', flex: 2, min: 12, priority: 1, cell: ({ username }) => username },
  { key: 'email', title: 'clients.email', flex: 3, min: 18, isWide: true, cell: ({ email }) => email },
  {
    key: 'creationDate',
    title: 'collaborators.since',
    width: 8,
    isWide: true,
    isExtra: true,
    cell: ({ creationDate }, { shortDay }) => shortDay(creationDate),
  },
  {
    key: 'lastUpdate',
    title: 'clients.updatedShort',
    width: 8,
    isWide: true,
    isExtra: true,
    cell: ({ lastUpdate }, { shortDay }) => shortDay(lastUpdate),
  },
];

function card(row: CollaboratorRecord, { t, dateTime }: Translator): readonly CardSection[] {
  const entries = [
    { label: t('clients.number'), value: String(row.id) },
    { label: t('collaborators.role'), value: t(`role.${row.role}`) },
    { label: t('collaborators.username'), value: row.username },
    { label: t('clients.email'), value: row.email },
    { label: t('clients.state'), value: t(row.isActive ? 'collaborators.active' : 'collaborators.inactive') },
    { label: t('collaborators.since'), value: dateTime(row.creationDate) },
    { label: t('clients.updated'), value: dateTime(row.lastUpdate) },
  ];
  return [{ title: `${row.firstName} ${row.lastName}`, entries }];
}

/** Gestion's fourth pane (S22). */
export const collaboratorsPane: PaneSpec<'collaborators'> = {
  kind: 'collaborators',
  recordKind: 'collaborator',
  number: 4,
  needs: 'collaborator.list',
  columns,
  bindings: collaboratorKeys,
  source: (session) => listSource(session, { list: listCollaborators, count: countCollaborators, toQuery: listQuery }),
  describe: (_query, { t }) => t('collaborators.everybody'),
  nothing: () => ['collaborators.none'],
  isDim: ({ isActive }) => !isActive,
  nameOf: ({ firstName, lastName }) => `${firstName} ${lastName}`,
  card,
  usualSort: { column: 'lastName', descending: false },
  start: () => paneQuery({}),
  fieldLabel: (field) => `collaborators.field.${field}`,
};
