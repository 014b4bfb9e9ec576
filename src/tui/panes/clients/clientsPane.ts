import type { TextKey } from '../../../domain/errors.ts';
import { type ClientRecord, client } from '../../../domain/records/client.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { countClients, listClients } from '../../../services/lists/clientList.ts';
import type { CardSection } from '../../kit/Card.tsx';
import { listSource } from '../listSource.ts';
import { type PaneSpec, paneQuery } from '../paneSpec.ts';
import { entriesOf } from '../recordColumns.ts';
import { relatedToClient } from '../related.ts';
import { clientColumns } from './clientColumns.ts';
import { clientKeys } from './clientKeys.ts';

const card = (row: ClientRecord, texts: Translator): readonly CardSection[] => [
  {
    title: row.companyName,
    entries: entriesOf(client, row, row.isActive ? client.card : [...client.card, 'isActive'], texts),
  },
];

/** The clients pane (S7, S8). */
export const clientsPane: PaneSpec<'clients'> = {
  kind: 'clients',
  recordKind: 'client',
  number: 1,
  needs: 'client.list',
  columns: clientColumns,
  bindings: clientKeys,
  source: (session) => listSource(session, { list: listClients, count: countClients }),
  describe: ({ scope, filter }, { t }) =>
    [
      t(scope === 'mine' ? 'clients.mine' : 'clients.all'),
      ...(filter === 'any' ? [] : [t(`clients.filter.${filter}`)]),
    ].join(', '),
  nothing: ({ scope, filter }) => {
    if (filter !== 'any') return [`clients.none.${filter}`];
    return [scope === 'mine' ? 'clients.noneMine' : 'clients.none'];
  },
  isDim: ({ isActive }) => !isActive,
  nameOf: ({ companyName }) => companyName,
  card,
  related: relatedToClient,
  usualSort: { column: 'companyName', descending: false },
  start: ({ actor }) => paneQuery({ scope: actor.role === 'commercial' ? 'mine' : 'all' }),
  fieldLabel: (field) => `clients.field.${field}` as TextKey,
};
