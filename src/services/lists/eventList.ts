import { longWithin } from '../../domain/lengthClasses.ts';
import { personOf } from '../../domain/personOf.ts';
import { type EventRecord, event } from '../../domain/records/event.ts';
import type { FilterName } from '../../domain/records/record.ts';
import type { Statut } from '../../domain/statut.ts';
import type { Session } from '../session.ts';
import { eventRecord } from '../toRecord.ts';
import type { Leaf } from './condition.ts';
import { defineList, type ScopedQuery } from './defineList.ts';
import { filterIndexesOf, searchedOf, shownOf, sortsOf, termColumnsOf } from './describedList.ts';
import type { ListSpec } from './listSpec.ts';
import { withOverdueTask } from './overdueTasks.ts';
import { type SearchFields, searchIn } from './searchCondition.ts';
import { type SqlValue, sql } from './sql.ts';

const searched = ({ texts }: Session): SearchFields => ({
  ...searchedOf(event, 'event_listing', { commercial_id: 'event_listing_own', support_id: 'event_listing_assigned' }),
  words: [
    { table: 'event_word', key: 'event_id', index: '' },
    { table: 'client_word', key: 'client_id', index: 'event_listing_client' },
  ],
  named: [
    {
      column: 'is_unassigned',
      index: 'event_listing_unassigned',
      values: [[1, texts.t('events.unassigned')] as const],
    },
  ],
});

/** `is_long` marks the events that last longer than this. */
const DAY_MS = 24 * 3_600_000;

/**
 * Finds the events that end after an instant. Except for the few long events, they start at most one day before it, so
 * they form a cluster in the order of the start.
 */
function endsAfter(instant: SqlValue): Pick<Leaf, 'queries' | 'cluster'> {
  const start = new Date(Number(instant) - DAY_MS);
  const within = sql`l.event_start >= ${start}`;
  const begun = longWithin(new Date(Number(instant) - 1), start, 'l.');
  const long = {
    text: `event_listing l FORCE INDEX (event_listing_length) WHERE l.is_active IN (0, 1) AND ${begun.text}`,
    values: begun.values,
  };
  const outliers = { id: 'l.event_id', from: long };
  const later = {
    id: 'l.event_id',
    from: sql`event_listing l FORCE INDEX (event_listing_event_end) WHERE l.is_active IN (0, 1) AND l.event_end >= ${instant}`,
  };
  return { queries: [later], cluster: { sort: 'start', within, outliers } };
}

/** Finds the events that miss something on a day, by the index of the day from which they do. */
const unreadyUntil = (today: SqlValue): Pick<Leaf, 'queries'> => ({
  queries: [
    {
      id: 'l.event_id',
      from: sql`event_listing l FORCE INDEX (event_listing_unready) WHERE l.is_active IN (0, 1) AND l.unready_from <= ${today}`,
    },
  ],
});

export const eventList: ListSpec<EventRecord> = {
  model: 'EventListing',
  table: 'event_listing',
  id: 'event_id',
  sorts: sortsOf(event, 'event_listing'),
  sort: { column: 'start', descending: false },
  filterIndexes: [
    ...filterIndexesOf(event, 'start'),
    { index: 'event_listing_own', by: ['commercial_id'], sort: 'start' },
    { index: 'event_listing_assigned', by: ['support_id'], sort: 'start' },
    { index: 'event_listing_contract', by: ['contract_id'], sort: 'start' },
    { index: 'event_listing_client', by: ['client_id'], sort: 'start' },
  ],
  ranges: { event_end: endsAfter, overdue_from: withOverdueTask('event'), unready_from: unreadyUntil },
  countIndex: 'event_listing_event_id',
  shown: `${shownOf(event)}, l.late_from AS lateFrom, l.task_due_on AS taskDueOn`,
  joins: `JOIN event r ON r.event_id = l.event_id JOIN contract t ON t.contract_id = l.contract_id
    JOIN client c ON c.client_id = l.client_id`,
  typed: {
    kind: 'events',
    table: {
      table: 'event_listing',
      id: 'event_id',
      columns: termColumnsOf(event, 'event_listing', {
        commercial_id: 'event_listing_own',
        support_id: 'event_listing_assigned',
      }),
      searched,
    },
  },
  search: searchIn(searched),
  toRecord: (row) =>
    eventRecord(
      row,
      { id: row.contractId as number, statut: row.contractStatut as Statut },
      {
        id: row.clientId as number,
        companyName: row.companyName as string,
        fullName: row.fullName as string,
        email: row.email as string,
        phone: row.phone as string,
        lastUpdate: row.clientLastUpdate as Date,
      },
      { commercial: personOf(row.commercialId, row.commercialName), support: personOf(row.supportId, row.supportName) },
      { lateFrom: row.lateFrom as string | null, taskDueOn: row.taskDueOn as string | null },
    ),
};

export type EventQuery = ScopedQuery<FilterName<typeof event>>;

/**
 * S15–S18: the events, by start by default. `mine` keeps the events of a commercial's own clients (S18), and for other
 * roles the events assigned to the user (S17).
 */
export const { list: listEvents, count: countEvents } = defineList<EventRecord, EventQuery>(
  'event.list',
  eventList,
  ({ actor }) => (actor.role === 'commercial' ? 'ofCommercial' : 'assignedTo'),
);
