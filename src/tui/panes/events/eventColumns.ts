import { type EventRecord, event } from '../../../domain/records/event.ts';
import { marked } from '../marked.ts';
import type { PaneColumn } from '../paneSpec.ts';
import { columnsOf } from '../recordColumns.ts';
import { nearLook, STATE_MARKS } from '../stateMarks.ts';
import { gapLook, gapSigns, gapWords } from './gapTexts.ts';

const column = columnsOf<EventRecord, typeof event>(event);

export const eventColumns: readonly PaneColumn<EventRecord>[] = [
  column('name', {
    flex: 3,
    min: 14,
    cell: ({ name, isActive }, texts) => marked(name, isActive, event.fields.isActive.inactiveLabel, texts),
    look: ({ isActive }) => (isActive ? null : STATE_MARKS.inactive),
  }),
  { key: 'gaps', title: 'gap.title', width: 6, priority: 1, isSortable: false, cell: gapSigns, look: gapLook },
  column('start', {
    width: 14,
    cell: ({ start }, { near, dayOf }, now) => near(start, dayOf(now)),
    look: ({ start }, { dayOf }, now) => nearLook(dayOf(start), dayOf(now)),
  }),
  column('end', { width: 14, isWide: true, priority: 3 }),
  column('companyName', { flex: 2, min: 12, isWide: true, priority: 1 }),
  column('location', { flex: 3, min: 12, isWide: true, priority: 2 }),
  column('attendees', {
    title: 'events.attendeesShort',
    width: 5,
    align: 'right',
    isWide: true,
    priority: 4,
    cell: ({ attendees }, { number }) => (attendees === null ? '?' : number(attendees)),
  }),
  column('support', {
    flex: 2,
    min: 12,
    look: ({ support, isActive }) => (support || !isActive ? null : STATE_MARKS.unassigned),
  }),
  {
    key: 'missing',
    title: 'gap.title',
    flex: 2,
    min: 12,
    isWide: true,
    isExtra: true,
    isSortable: false,
    cell: gapWords,
    look: gapLook,
  },
  column('contractId', { width: 9, align: 'right', isWide: true, isExtra: true, priority: 5 }),
  column('fullName', { flex: 2, min: 12, isWide: true, isExtra: true, priority: 6 }),
  column('commercial', {
    title: 'clients.commercialShort',
    flex: 2,
    min: 12,
    isWide: true,
    isExtra: true,
    priority: 6,
  }),
  column('lastUpdate', { title: 'clients.updatedShort', width: 8, isWide: true, isExtra: true, priority: 7 }),
];
