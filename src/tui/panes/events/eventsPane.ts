import type { TextKey } from '../../../domain/errors.ts';
import { type EventRecord, event } from '../../../domain/records/event.ts';
import type { FieldName } from '../../../domain/records/record.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { countEvents, listEvents } from '../../../services/lists/eventList.ts';
import type { Session } from '../../../services/session.ts';
import type { CardSection } from '../../kit/Card.tsx';
import { listSource } from '../listSource.ts';
import { type PaneSpec, paneQuery } from '../paneSpec.ts';
import { entriesOf } from '../recordColumns.ts';
import { relatedToEvent } from '../related.ts';
import { STATE_MARKS } from '../stateMarks.ts';
import { eventColumns } from './eventColumns.ts';
import { eventKeys } from './eventKeys.ts';
import { gapLine, gapLook } from './gapTexts.ts';

/** Returns the event's card. It starts with what is needed on the day (when, where, how many, notes); ids come last. */
function card(row: EventRecord, texts: Translator, now: Date): readonly CardSection[] {
  const { t } = texts;
  const { client, attendees } = row;
  const entries = (...names: readonly FieldName<typeof event>[]) => entriesOf(event, row, names, texts);
  const needed = [
    ...(row.isActive ? [] : entries('isActive')),
    ...entries('start', 'end', 'location'),
    ...(attendees === null
      ? [{ label: t('events.attendees'), value: t('events.attendeesUnknown') }]
      : entries('attendees')),
    ...(row.isActive && row.end >= now
      ? [
          {
            label: t('gap.ready'),
            value: gapLine(row, texts, now),
            look: gapLook(row, texts, now) ?? undefined,
            values: [],
          },
        ]
      : []),
  ];
  const notes = row.notes === '' ? [] : [{ title: t('events.notes'), entries: [{ value: row.notes }] }];
  const others = [
    { label: t('events.contact'), value: [client.fullName, client.email, client.phone].join('\n') },
    ...entries('companyName'),
    {
      label: t('events.support'),
      value: row.support?.name ?? t('events.unassigned'),
      look: row.support ? undefined : STATE_MARKS.unassigned,
    },
    ...entries('commercial', 'id', 'contractId', 'lastUpdate'),
  ];
  return [{ title: row.name, entries: needed }, ...notes, { entries: others }];
}

/** A support starts at the next event, not at the oldest. */
async function nextOfSupport(session: Session): Promise<number | null> {
  if (session.actor.role !== 'support') return null;
  const { rows } = await listEvents(session, { scope: 'mine', filters: ['upcoming'] }, { from: 'start', limit: 1 });
  return rows[0]?.id ?? null;
}

const START = {
  commercial: paneQuery({ scope: 'linked' }),
  support: paneQuery({ scope: 'mine' }),
  gestion: paneQuery({ filter: 'unassigned' }),
  collaborator: paneQuery({}),
} as const;

/** The events pane (S15–S18). */
export const eventsPane: PaneSpec<'events'> = {
  kind: 'events',
  recordKind: 'event',
  number: 3,
  needs: 'event.list',
  columns: eventColumns,
  bindings: eventKeys,
  source: (session) => listSource(session, { list: listEvents, count: countEvents, parent: 'contractId' }),
  describe: ({ scope, filter }, { t }, { role }) =>
    [
      t(scope === 'mine' && role === 'commercial' ? 'contracts.scope.mine' : `events.scope.${scope}`),
      ...(filter === 'any' ? [] : [t(`events.filter.${filter}`)]),
    ].join(', '),
  nothing: ({ scope, filter, parentId }, { role }) => {
    if (scope === 'linked' && parentId === null) return ['events.noContract'];
    if (scope === 'all') return [`events.none.${filter}`];
    return [
      `events.none.${filter}`,
      scope === 'mine' && role === 'commercial' ? 'contracts.in.mine' : `events.in.${scope}`,
    ];
  },
  isDim: ({ isActive }) => !isActive,
  nameOf: ({ name }) => name,
  card,
  related: relatedToEvent,
  usualSort: { column: 'start', descending: false },
  start: ({ actor }) => START[actor.role],
  startsOn: nextOfSupport,
  fieldLabel: (field) => `events.field.${field}` as TextKey,
};
