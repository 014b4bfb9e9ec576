import type { ScopeOptions } from 'sequelize';
import type { EventRow } from '../../models/Event.ts';
import { allow } from '../allow.ts';
import { toEvent } from '../present.ts';
import type { EventRecord } from '../records.ts';
import { withContract } from '../rows.ts';
import type { Session } from '../session.ts';
import { inUnit } from '../unit.ts';
import { nameSql } from './column.ts';
import { countOf, type OldList, windowOf } from './emulate.ts';
import { indexOfRow, type Listed, type ListQuery, type ListSpec, listRows, type Page } from './listRows.ts';
import type { Count, CountOptions, Window, WindowOptions } from './window.ts';

export interface EventQuery extends ListQuery {
  /** `mine`: the events of my clients for a commercial (S18), those assigned to me for everybody else (S17). */
  readonly scope: 'mine' | 'all';
  /** S16: without support; to come: not ended yet; to assign: both. */
  readonly state?: 'any' | 'unassigned' | 'upcoming' | 'toAssign';
  readonly contractId?: number;
  readonly clientId?: number;
}

const spec: ListSpec<EventRow, EventRecord> = {
  model: ({ models }) => models.Event,
  include: ({ models }) => withContract(models),
  id: '`event`.event_id',
  columns: {
    id: { kind: 'number', sql: '`event`.event_id' },
    contractId: { kind: 'number', sql: '`event`.contract_id' },
    name: { kind: 'text', sql: '`event`.name' },
    start: { kind: 'instant', sql: '`event`.event_start' },
    end: { kind: 'instant', sql: '`event`.event_end' },
    companyName: { kind: 'text', sql: '`contract->client`.company_name' },
    fullName: { kind: 'text', sql: '`contract->client`.full_name' },
    location: { kind: 'text', sql: '`event`.location' },
    attendees: { kind: 'number', sql: '`event`.attendees' },
    support: { kind: 'text', sql: nameSql('support') },
    commercial: { kind: 'text', sql: nameSql('contract->client->commercial') },
    lastUpdate: { kind: 'instant', sql: '`event`.last_update' },
  },
  sort: { column: 'start', descending: false },
  present: toEvent,
};

function scopes({ actor, now }: Session, query: EventQuery): (string | ScopeOptions)[] {
  const mine = actor.role === 'commercial' ? 'ofCommercial' : 'assignedTo';
  return [
    ...(query.scope === 'mine' ? [{ method: [mine, actor.id] as [string, number] }] : []),
    ...(query.state === 'unassigned' || query.state === 'toAssign' ? ['unassigned'] : []),
    ...(query.state === 'upcoming' || query.state === 'toAssign'
      ? [{ method: ['upcoming', now()] as [string, Date] }]
      : []),
    ...(query.contractId === undefined ? [] : [{ method: ['ofContract', query.contractId] as [string, number] }]),
    ...(query.clientId === undefined ? [] : [{ method: ['ofClient', query.clientId] as [string, number] }]),
  ];
}

/** S15–S18: a window of the events, by their start unless another order is asked for. */
export function listEvents(session: Session, query: EventQuery, window: WindowOptions): Promise<Window<EventRecord>>;
export function listEvents(session: Session, query: EventQuery & Page): Promise<Listed<EventRecord>>;
export async function listEvents(
  session: Session,
  query: EventQuery & Partial<Page>,
  window?: WindowOptions,
): Promise<Window<EventRecord> | Listed<EventRecord>> {
  allow(session, 'event.list');
  const old = oldList(session, query);
  return window ? windowOf(old, window) : old.list({ offset: query.offset ?? 0, limit: query.limit ?? 0 });
}

const oldList = (session: Session, query: EventQuery): OldList<EventRecord> => ({
  list: (page) => inUnit(session, (unit) => listRows(unit, spec, { ...query, ...page }, scopes(session, query))),
  indexOf: (id) => inUnit(session, (unit) => indexOfRow(unit, spec, query, scopes(session, query), id)),
});

/** How many rows that list has, and how many stand before the record `at`. */
export async function countEvents(session: Session, query: EventQuery, options: CountOptions = {}): Promise<Count> {
  allow(session, 'event.list');
  return countOf(oldList(session, query), options);
}

/** Where an event stands in that list, from 0; null where it is not in it. */
export async function indexOfEvent(session: Session, query: EventQuery, id: number): Promise<number | null> {
  allow(session, 'event.list');
  return inUnit(session, (unit) => indexOfRow(unit, spec, query, scopes(session, query), id));
}
