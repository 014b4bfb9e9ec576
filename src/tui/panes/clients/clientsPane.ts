import type { ClientRecord } from '../../../domain/records/client.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { countClients, listClients } from '../../../services/lists/listClients.ts';
import type { CardSection } from '../../kit/Card.tsx';
import { listQuery, listSource } from '../listSource.ts';
import { type PaneSpec, paneQuery } from '../paneSpec.ts';
import { relatedToClient } from '../related.ts';
import { clientColumns } from './clientColumns.ts';
import { clientKeys } from './clientKeys.ts';

function card(client: ClientRecord, { t, dated, dateTime }: Translator): readonly CardSection[] {
  const entries = [
    { label: t('clients.fullName'), value: client.fullName },
    { label: t('clients.email'), value: client.email },
    { label: t('clients.phone'), value: client.phone },
    { label: t('clients.since'), ...dated(client.creationDate) },
    { label: t('clients.updated'), value: dateTime(client.lastUpdate) },
    { label: t('clients.commercial'), value: client.commercial?.name ?? '—' },
    { label: t('clients.number'), value: String(client.id) },
    ...(client.isActive ? [] : [{ label: t('clients.state'), value: t('clients.inactive') }]),
  ];
  return [{ title: client.companyName, entries }];
}

/** The clients' pane (S7, S8). */
export const clientsPane: PaneSpec<'clients'> = {
  kind: 'clients',
  recordKind: 'client',
  number: 1,
  needs: 'client.list',
  columns: clientColumns,
  bindings: clientKeys,
  source: (session) => listSource(session, { list: listClients, count: countClients, toQuery: listQuery }),
  describe: ({ scope }, { t }) => t(scope === 'mine' ? 'clients.mine' : 'clients.all'),
  nothing: ({ scope }) => [scope === 'mine' ? 'clients.noneMine' : 'clients.none'],
  isDim: (client) => !client.isActive,
  nameOf: (client) => client.companyName,
  card,
  related: relatedToClient,
  usualSort: { column: 'companyName', descending: false },
  start: ({ actor }) => paneQuery({ scope: actor.role === 'commercial' ? 'mine' : 'all' }),
  fieldLabel: (field) => `clients.field.${field}`,
};
