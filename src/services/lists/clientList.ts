import type { SqlRow } from '../../db/reader.ts';
import type { ClientRecord } from '../records.ts';
import { readColleagues } from './colleagues.ts';
import type { ListSpec } from './listSpec.ts';
import { personOf } from './rowValues.ts';
import { type Searched, searchCondition } from './searchCondition.ts';

const searched: Searched = {
  table: 'client_line',
  id: 'client_id',
  words: [{ table: 'client_word', key: 'client_id', index: '' }],
  first: { column: 'company_name', index: 'client_line_company_name', sort: 'companyName' },
  texts: ['company_name', 'full_name', 'email', 'phone'],
  days: [
    { column: 'creation_date', index: 'client_line_creation_date', kind: 'day' },
    { column: 'last_update', index: 'client_line_last_update', kind: 'instant' },
  ],
  people: [{ column: 'commercial_id', index: 'client_line_own' }],
};

const present = (row: SqlRow): ClientRecord => ({
  id: row.id as number,
  fullName: row.fullName as string,
  companyName: row.companyName as string,
  email: row.email as string,
  phone: row.phone as string,
  creationDate: row.creationDate as string,
  lastUpdate: row.lastUpdate as Date,
  commercial: personOf(row.commercialId, row.commercialName),
  isActive: row.isActive === 1,
  version: row.version as number,
});

/** How clients are listed. */
export const clientList: ListSpec<ClientRecord> = {
  model: ({ models }) => models.ClientLine,
  table: 'client_line',
  id: 'client_id',
  sorts: {
    companyName: { sql: 'l.company_name', index: 'client_line_company_name', kind: 'text' },
    fullName: { sql: 'l.full_name', index: 'client_line_full_name', kind: 'text' },
    email: { sql: 'l.email', index: 'client_line_email', kind: 'text' },
    phone: { sql: 'l.phone', index: 'client_line_phone', kind: 'text' },
    commercial: { sql: 'l.commercial_name', index: 'client_line_commercial_name', kind: 'text' },
    creationDate: { sql: 'l.creation_date', index: 'client_line_creation_date', kind: 'day' },
    lastUpdate: { sql: 'l.last_update', index: 'client_line_last_update', kind: 'instant' },
  },
  sort: { column: 'companyName', descending: false },
  walks: [{ index: 'client_line_own', by: ['commercial_id'], sort: 'companyName' }],
  countIndex: 'client_line_creation_date',
  // All of it from the record itself: of the line, its index alone is read.
  shown: `c.client_id AS id, c.full_name AS fullName, c.company_name AS companyName, c.email, c.phone,
    c.creation_date AS creationDate, c.last_update AS lastUpdate, c.collaborator_id AS commercialId,
    CONCAT(u.first_name, ' ', u.last_name) AS commercialName, c.is_active AS isActive, c.version`,
  joins: `JOIN client c ON c.client_id = l.client_id
    LEFT JOIN colleague u ON u.collaborator_id = c.collaborator_id`,
  search: async (session, text) =>
    searchCondition(searched, text, {
      clock: session.clock,
      texts: session.texts,
      colleagues: await readColleagues(session),
    }),
  present,
};
