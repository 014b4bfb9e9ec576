import { personOf } from '../../domain/personOf.ts';
import { type ContractRecord, contract } from '../../domain/records/contract.ts';
import type { FilterName } from '../../domain/records/record.ts';
import { STATUTS } from '../../domain/statut.ts';
import type { Session } from '../session.ts';
import { contractRecord } from '../toRecord.ts';
import type { Leaf } from './condition.ts';
import { defineList, type ScopedQuery } from './defineList.ts';
import { filterIndexesOf, searchedOf, shownOf, sortsOf, termColumnsOf } from './describedList.ts';
import type { ListSpec } from './listSpec.ts';
import { withOverdueTask } from './overdueTasks.ts';
import { type SearchFields, searchIn } from './searchCondition.ts';
import { raw, type SqlValue, sql } from './sql.ts';
import type { TermColumn } from './terms/termConditions.ts';

const searched = ({ texts }: Session): SearchFields => ({
  ...searchedOf(contract, 'contract_listing', { commercial_id: 'contract_listing_own' }),
  words: [{ table: 'client_word', key: 'client_id', index: 'contract_listing_client' }],
  named: [
    {
      column: 'statut_rank',
      index: 'contract_listing_statut_rank',
      values: STATUTS.map((statut, rank) => [rank + 1, texts.t(`statut.${statut}`)] as const),
    },
  ],
});

/** Finds the contracts that are late on a day, by the index of the day from which they are. */
const lateUntil = (today: SqlValue): Pick<Leaf, 'queries'> => ({
  queries: [
    {
      id: 'l.contract_id',
      from: sql`contract_listing l FORCE INDEX (contract_listing_late) WHERE l.is_active IN (0, 1) AND l.late_from <= ${today}`,
    },
  ],
});

/** The listing does not have the instant of the signature: the contract's own index finds it. */
const bySignature: NonNullable<TermColumn['elsewhere']> = (test) => {
  const asked = test(raw('s.signed_at'));
  return {
    test: sql`(SELECT 1 FROM contract s WHERE s.contract_id = l.contract_id AND ${asked} LIMIT 1) = 1`,
    queries: [
      {
        id: 's.contract_id',
        from: sql`contract s FORCE INDEX (contract_signed_at) WHERE s.is_active IN (0, 1) AND ${asked}`,
      },
    ],
    isOfWords: true,
  };
};

export const contractList: ListSpec<ContractRecord> = {
  model: 'ContractListing',
  table: 'contract_listing',
  id: 'contract_id',
  sorts: sortsOf(contract, 'contract_listing'),
  sort: { column: 'id', descending: true },
  filterIndexes: [
    ...filterIndexesOf(contract, 'id'),
    { index: 'contract_listing_own', by: ['commercial_id'], sort: 'id' },
    { index: 'contract_listing_own_unsigned', by: ['commercial_id', 'is_unsigned'], sort: 'id' },
    { index: 'contract_listing_own_unpaid', by: ['commercial_id', 'is_unpaid'], sort: 'id' },
    { index: 'contract_listing_client', by: ['client_id'], sort: 'id' },
  ],
  ranges: { late_from: lateUntil, overdue_from: withOverdueTask('contract') },
  countIndex: 'contract_listing_contract_id',
  shown: `${shownOf(contract)}, l.late_from AS lateFrom`,
  joins: 'JOIN contract r ON r.contract_id = l.contract_id',
  typed: {
    kind: 'contracts',
    table: {
      table: 'contract_listing',
      id: 'contract_id',
      columns: {
        ...termColumnsOf(contract, 'contract_listing', { commercial_id: 'contract_listing_own' }),
        signedAt: { type: 'stamp', column: 'signed_at', index: null, elsewhere: bySignature },
      },
      searched,
    },
  },
  search: searchIn(searched),
  toRecord: (row) => ({
    ...contractRecord(
      row,
      { id: row.clientId as number, companyName: row.companyName as string, fullName: row.fullName as string },
      personOf(row.commercialId, row.commercialName),
    ),
    lateFrom: row.lateFrom as string | null,
  }),
};

export type ContractQuery = ScopedQuery<FilterName<typeof contract>>;

/** S10–S13: the contracts, newest first by default. `mine` keeps the contracts of the user's clients (S11). */
export const { list: listContracts, count: countContracts } = defineList<ContractRecord, ContractQuery>(
  'contract.list',
  contractList,
  () => 'ofCommercial',
);
