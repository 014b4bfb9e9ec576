import type { EventRecord } from '../../domain/records/event.ts';
import { allow } from '../allow.ts';
import type { Session } from '../session.ts';
import { eventList } from './eventList.ts';
import { listCount } from './listCount.ts';
import type { ListQuery, ScopeCall } from './listSpec.ts';
import { type Asked, listWindow } from './listWindow.ts';
import type { Count, CountOptions, Window, WindowOptions } from './window.ts';

export interface EventQuery extends ListQuery {
  /** `mine`: the events of my clients for a commercial (S18), those assigned to me for everybody else (S17). */
  readonly scope: 'mine' | 'all';
  /** S16: without support; to come: not ended yet; to assign: both. */
  readonly state?: 'any' | 'unassigned' | 'upcoming' | 'toAssign';
  readonly contractId?: number;
  readonly clientId?: number;
}

function scopes({ actor, now }: Session, { scope, state = 'any', contractId, clientId }: EventQuery): ScopeCall[] {
  const mine = actor.role === 'commercial' ? 'ofCommercial' : 'assignedTo';
  return [
    ...(scope === 'mine' ? [[mine, actor.id] as const] : []),
    ...(state === 'unassigned' || state === 'toAssign' ? [['unassigned'] as const] : []),
    ...(state === 'upcoming' || state === 'toAssign' ? [['upcoming', now()] as const] : []),
    ...(contractId === undefined ? [] : [['ofContract', contractId] as const]),
    ...(clientId === undefined ? [] : [['ofClient', clientId] as const]),
  ];
}

const asked = (session: Session, query: EventQuery): Asked<EventRecord> => ({
  session,
  spec: eventList,
  query,
  scopes: scopes(session, query),
});

/** S15–S18: a window of the events, by their start unless another order is asked for. */
export async function listEvents(
  session: Session,
  query: EventQuery,
  window: WindowOptions,
): Promise<Window<EventRecord>> {
  allow(session, 'event.list');
  return listWindow(asked(session, query), window);
}

/** How many rows that list has, and how many stand before the record `at`. */
export async function countEvents(session: Session, query: EventQuery, options: CountOptions = {}): Promise<Count> {
  allow(session, 'event.list');
  return listCount(asked(session, query), options);
}
