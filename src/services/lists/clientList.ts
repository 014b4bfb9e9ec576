import { personOf } from '../../domain/personOf.ts';
import { type ClientRecord, client } from '../../domain/records/client.ts';
import type { FilterName } from '../../domain/records/record.ts';
import { defineList, type ScopedQuery } from './defineList.ts';
import { filterIndexesOf, rowReader, searchedOf, shownOf, sortsOf, termColumnsOf } from './describedList.ts';
import type { ListSpec } from './listSpec.ts';
import { withOverdueTask } from './overdueTasks.ts';
import { type SearchFields, searchIn } from './searchCondition.ts';

const searched: SearchFields = {
  ...searchedOf(client, 'client', { collaborator_id: 'client_own' }),
  words: [{ table: 'client_word', key: 'client_id', index: '' }],
  first: { column: 'company_name', index: 'client_company_name', sort: 'companyName' },
};

const read = rowReader(client);

export const clientList: ListSpec<ClientRecord> = {
  model: 'Client',
  table: 'client',
  id: 'client_id',
  sorts: sortsOf(client, 'client'),
  sort: { column: 'companyName', descending: false },
  filterIndexes: [
    ...filterIndexesOf(client, 'companyName'),
    { index: 'client_own', by: ['collaborator_id'], sort: 'companyName' },
  ],
  ranges: { overdue_from: withOverdueTask('client') },
  countIndex: 'client_creation_date',
  shown: shownOf(client, true),
  joins: '',
  typed: {
    kind: 'clients',
    table: {
      table: 'client',
      id: 'client_id',
      columns: termColumnsOf(client, 'client', { collaborator_id: 'client_own' }),
      searched: () => searched,
    },
  },
  search: searchIn(() => searched),
  toRecord: (row) => read(row, { commercial: personOf(row.commercialId, row.commercialName) }),
};

export type ClientQuery = ScopedQuery<FilterName<typeof client>>;

/** S7, S8: the clients, by company by default. `mine` keeps the clients whose commercial is the user. */
export const { list: listClients, count: countClients } = defineList<ClientRecord, ClientQuery>(
  'client.list',
  clientList,
  () => 'ownedBy',
);
