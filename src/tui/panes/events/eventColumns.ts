import type { EventRecord } from '../../../services/records.ts';
import type { PaneColumn } from '../paneSpec.ts';

export const eventColumns: readonly PaneColumn<EventRecord>[] = [
  { key: 'name', title: 'events.name', flex: 3, min: 14, cell: ({ name }) => name },
  { key: 'start', title: 'events.start', width: 14, cell: ({ start }, { shortDateTime }) => shortDateTime(start) },
  {
    key: 'end',
    title: 'events.end',
    width: 14,
    isWide: true,
    priority: 3,
    cell: ({ end }, { shortDateTime }) => shortDateTime(end),
  },
  {
    key: 'companyName',
    title: 'clients.companyName',
    flex: 2,
    min: 12,
    isWide: true,
    priority: 1,
    cell: ({ client }) => client.companyName,
  },
  {
    key: 'location',
    title: 'events.location',
    flex: 3,
    min: 12,
    isWide: true,
    priority: 2,
    cell: ({ location }) => location,
  },
  {
    key: 'attendees',
    title: 'events.attendeesShort',
    width: 5,
    align: 'right',
    isWide: true,
    priority: 4,
    cell: ({ attendees }, { number }) => (attendees === null ? '?' : number(attendees)),
  },
  {
    key: 'support',
    title: 'events.supportShort',
    flex: 2,
    min: 12,
    cell: ({ support }, { t }) => support?.name ?? t('events.unassigned'),
  },
];
