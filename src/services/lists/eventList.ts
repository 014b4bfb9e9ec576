import { longWithin } from '../../db/lines/lengthClasses.ts';
import type { SqlRow } from '../../db/reader.ts';
import type { EventRecord, Statut } from '../records.ts';
import type { Session } from '../session.ts';
import { readColleagues } from './colleagues.ts';
import type { Leaf } from './condition.ts';
import type { ListSpec } from './listSpec.ts';
import { personOf } from './rowValues.ts';
import { type Searched, searchCondition } from './searchCondition.ts';
import { type SqlValue, sql } from './sql.ts';

const searched = ({ texts }: Session): Searched => ({
  table: 'event_line',
  id: 'event_id',
  words: [
    { table: 'event_word', key: 'event_id', index: '' },
    { table: 'client_word', key: 'client_id', index: 'event_line_client' },
  ],
  texts: ['name', 'location', 'company_name', 'full_name'],
  numbers: [
    { column: 'event_id', index: 'event_line_event_id' },
    { column: 'contract_id', index: 'event_line_contract_id' },
    { column: 'attendees', index: 'event_line_attendees' },
  ],
  days: [
    { column: 'event_start', index: 'event_line_event_start', kind: 'instant' },
    { column: 'event_end', index: 'event_line_event_end', kind: 'instant' },
    { column: 'last_update', index: 'event_line_last_update', kind: 'instant' },
  ],
  people: [
    { column: 'commercial_id', index: 'event_line_own' },
    { column: 'support_id', index: 'event_line_assigned' },
  ],
  named: [
    { column: 'is_unassigned', index: 'event_line_unassigned', values: [[1, texts.t('events.unassigned')] as const] },
  ],
});

/** What `is_long` says of an event is that it lasts longer. */
const DAY_MS = 24 * 3_600_000;

/**
 * What ends after an instant starts at most a day before it, but for the few long events: along the order of the
 * start, all but those stand together.
 */
function endsAfter(instant: SqlValue): Pick<Leaf, 'sources' | 'split'> {
  const start = new Date(Number(instant) - DAY_MS);
  const from = sql`l.event_start >= ${start}`;
  const begun = longWithin(new Date(Number(instant) - 1), start, 'l.');
  const long = {
    text: `event_line l FORCE INDEX (event_line_length) WHERE l.is_active IN (0, 1) AND ${begun.text}`,
    values: begun.values,
  };
  const beside = { id: 'l.event_id', from: long };
  const later = {
    id: 'l.event_id',
    from: sql`event_line l FORCE INDEX (event_line_event_end) WHERE l.is_active IN (0, 1) AND l.event_end >= ${instant}`,
  };
  return { sources: [later], split: { sort: 'start', from, beside } };
}

const present = (row: SqlRow): EventRecord => ({
  id: row.id as number,
  contract: { id: row.contractId as number, statut: row.statut as Statut },
  client: {
    id: row.clientId as number,
    companyName: row.companyName as string,
    fullName: row.fullName as string,
    email: row.email as string,
    phone: row.phone as string,
    lastUpdate: row.clientLastUpdate as Date,
  },
  commercial: personOf(row.commercialId, row.commercialName),
  support: personOf(row.supportId, row.supportName),
  name: row.name as string,
  start: row.start as Date,
  end: row.end as Date,
  location: row.location as string,
  attendees: row.attendees === null ? null : Number(row.attendees),
  notes: (row.notes as string | null) ?? '',
  creationDate: row.creationDate as Date,
  lastUpdate: row.lastUpdate as Date,
  isActive: row.isActive === 1,
  version: row.version as number,
});

/** How events are listed. */
export const eventList: ListSpec<EventRecord> = {
  model: ({ models }) => models.EventLine,
  table: 'event_line',
  id: 'event_id',
  sorts: {
    id: { sql: 'l.event_id', index: 'event_line_event_id', kind: 'number' },
    contractId: { sql: 'l.contract_id', index: 'event_line_contract_id', kind: 'number' },
    name: { sql: 'l.name', index: 'event_line_name', kind: 'text' },
    start: { sql: 'l.event_start', index: 'event_line_event_start', kind: 'instant' },
    end: { sql: 'l.event_end', index: 'event_line_event_end', kind: 'instant' },
    companyName: { sql: 'l.company_name', index: 'event_line_company_name', kind: 'text' },
    fullName: { sql: 'l.full_name', index: 'event_line_full_name', kind: 'text' },
    location: { sql: 'l.location', index: 'event_line_location', kind: 'text' },
    attendees: { sql: 'l.attendees', index: 'event_line_attendees', kind: 'number', least: 0 },
    support: { sql: 'l.support_name', index: 'event_line_support_name', kind: 'text' },
    commercial: { sql: 'l.commercial_name', index: 'event_line_commercial_name', kind: 'text' },
    lastUpdate: { sql: 'l.last_update', index: 'event_line_last_update', kind: 'instant' },
  },
  sort: { column: 'start', descending: false },
  walks: [
    { index: 'event_line_unassigned', by: ['is_unassigned'], sort: 'start' },
    { index: 'event_line_own', by: ['commercial_id'], sort: 'start' },
    { index: 'event_line_assigned', by: ['support_id'], sort: 'start' },
    { index: 'event_line_contract', by: ['contract_id'], sort: 'start' },
    { index: 'event_line_client', by: ['client_id'], sort: 'start' },
  ],
  ranges: { event_end: endsAfter },
  countIndex: 'event_line_event_id',
  shown: `l.event_id AS id, l.contract_id AS contractId, t.statut, l.client_id AS clientId,
    l.company_name AS companyName, l.full_name AS fullName, c.email, c.phone, c.last_update AS clientLastUpdate,
    l.commercial_id AS commercialId,
    l.commercial_name AS commercialName, l.support_id AS supportId, l.support_name AS supportName, l.name,
    l.event_start AS start, l.event_end AS end, l.location, l.attendees, e.notes, e.creation_date AS creationDate,
    l.last_update AS lastUpdate, l.is_active AS isActive, e.version`,
  joins: `JOIN event e ON e.event_id = l.event_id JOIN contract_line t ON t.contract_id = l.contract_id
    JOIN client_line c ON c.client_id = l.client_id`,
  search: async (session, text) =>
    searchCondition(searched(session), text, {
      clock: session.clock,
      texts: session.texts,
      colleagues: await readColleagues(session),
    }),
  present,
};
