import { personOf } from '../../domain/personOf.ts';
import { type ClientRecord, client } from '../../domain/records/client.ts';
import type { FilterName } from '../../domain/records/record.ts';
import { defineList, type ScopedQuery } from './defineList.ts';
import { rowReader, searchedOf, shownOfOwn, sortsOf, walksOf } from './describedList.ts';
import type { ListSpec } from './listSpec.ts';
import { type Searched, searchIn } from './searchCondition.ts';

const searched: Searched = {
  ...searchedOf(client, { commercial_id: 'client_line_own' }),
  words: [{ table: 'client_word', key: 'client_id', index: '' }],
  first: { column: 'company_name', index: 'client_line_company_name', sort: 'companyName' },
};

const read = rowReader(client);

/** How clients are listed. */
export const clientList: ListSpec<ClientRecord> = {
  model: 'ClientLine',
  table: 'client_line',
  id: 'client_id',
  sorts: sortsOf(client, 'client_line'),
  sort: { column: 'companyName', descending: false },
  walks: [...walksOf(client, 'companyName'), { index: 'client_line_own', by: ['commercial_id'], sort: 'companyName' }],
  countIndex: 'client_line_creation_date',
  // All of it from the record itself: of the listing, its index alone is read.
  shown: shownOfOwn(client),
  joins: `JOIN client r ON r.client_id = l.client_id
    LEFT JOIN colleague commercial ON commercial.collaborator_id = r.collaborator_id`,
  search: searchIn(() => searched),
  toRecord: (row) => read(row, { commercial: personOf(row.commercialId, row.commercialName) }),
};

export type ClientQuery = ScopedQuery<FilterName<typeof client>>;

/** S7, S8: the clients, by company unless another column is asked for; `mine` are those whose commercial I am. */
export const { list: listClients, count: countClients } = defineList<ClientRecord, ClientQuery>(
  'client.list',
  clientList,
  () => 'ownedBy',
);
