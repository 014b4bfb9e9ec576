import type { SqlRow } from '../../db/reader.ts';
import { paymentState } from '../present.ts';
import { type ContractRecord, STATUTS, type Statut } from '../records.ts';
import type { Session } from '../session.ts';
import { readColleagues } from './colleagues.ts';
import type { ListSpec } from './listSpec.ts';
import { personOf } from './rowValues.ts';
import { type Searched, searchCondition } from './searchCondition.ts';

const searched = ({ texts }: Session): Searched => ({
  table: 'contract_line',
  id: 'contract_id',
  words: [{ table: 'client_word', key: 'client_id', index: 'contract_line_client' }],
  texts: ['company_name', 'full_name'],
  numbers: [{ column: 'contract_id', index: 'contract_line_contract_id' }],
  amounts: [
    { column: 'cost', index: 'contract_line_cost' },
    { column: 'balance', index: 'contract_line_balance' },
  ],
  days: [
    { column: 'creation_date', index: 'contract_line_creation_date', kind: 'instant' },
    { column: 'last_update', index: 'contract_line_last_update', kind: 'instant' },
  ],
  people: [{ column: 'commercial_id', index: 'contract_line_own' }],
  named: [
    {
      column: 'statut_rank',
      index: 'contract_line_statut_rank',
      values: STATUTS.map((statut, rank) => [rank + 1, texts.t(`statut.${statut}`)] as const),
    },
  ],
});

const present = (row: SqlRow): ContractRecord => ({
  id: row.id as number,
  client: { id: row.clientId as number, companyName: row.companyName as string, fullName: row.fullName as string },
  commercial: personOf(row.commercialId, row.commercialName),
  cost: row.cost as string,
  balance: row.balance as string,
  statut: row.statut as Statut,
  paymentState: paymentState(row.cost as string, row.balance as string),
  creationDate: row.creationDate as Date,
  signedAt: row.signedAt as Date | null,
  lastUpdate: row.lastUpdate as Date,
  isActive: row.isActive === 1,
  version: row.version as number,
});

/** How contracts are listed. */
export const contractList: ListSpec<ContractRecord> = {
  model: ({ models }) => models.ContractLine,
  table: 'contract_line',
  id: 'contract_id',
  sorts: {
    id: { sql: 'l.contract_id', index: 'contract_line_contract_id', kind: 'number' },
    companyName: { sql: 'l.company_name', index: 'contract_line_company_name', kind: 'text' },
    fullName: { sql: 'l.full_name', index: 'contract_line_full_name', kind: 'text' },
    cost: { sql: 'l.cost', index: 'contract_line_cost', kind: 'money' },
    balance: { sql: 'l.balance', index: 'contract_line_balance', kind: 'money' },
    statut: { sql: 'l.statut_rank', index: 'contract_line_statut_rank', kind: 'number' },
    commercial: { sql: 'l.commercial_name', index: 'contract_line_commercial_name', kind: 'text' },
    creationDate: { sql: 'l.creation_date', index: 'contract_line_creation_date', kind: 'instant' },
    lastUpdate: { sql: 'l.last_update', index: 'contract_line_last_update', kind: 'instant' },
  },
  sort: { column: 'id', descending: true },
  walks: [
    { index: 'contract_line_unsigned', by: ['is_unsigned'], sort: 'id' },
    { index: 'contract_line_unpaid', by: ['is_unpaid'], sort: 'id' },
    { index: 'contract_line_own', by: ['commercial_id'], sort: 'id' },
    { index: 'contract_line_own_unsigned', by: ['commercial_id', 'is_unsigned'], sort: 'id' },
    { index: 'contract_line_own_unpaid', by: ['commercial_id', 'is_unpaid'], sort: 'id' },
    { index: 'contract_line_client', by: ['client_id'], sort: 'id' },
  ],
  countIndex: 'contract_line_contract_id',
  shown: `l.contract_id AS id, l.client_id AS clientId, l.company_name AS companyName, l.full_name AS fullName,
    l.commercial_id AS commercialId, l.commercial_name AS commercialName, l.cost, l.balance, l.statut,
    l.creation_date AS creationDate, l.last_update AS lastUpdate, l.is_active AS isActive,
    c.signed_at AS signedAt, c.version`,
  joins: 'JOIN contract c ON c.contract_id = l.contract_id',
  search: async (session, text) =>
    searchCondition(searched(session), text, {
      clock: session.clock,
      texts: session.texts,
      colleagues: await readColleagues(session),
    }),
  present,
};
