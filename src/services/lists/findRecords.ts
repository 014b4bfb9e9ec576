import type { ClientRecord } from '../../domain/records/client.ts';
import type { ContractRecord } from '../../domain/records/contract.ts';
import type { EventRecord } from '../../domain/records/event.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import { clientList } from './clientList.ts';
import { contractList } from './contractList.ts';
import { eventList } from './eventList.ts';
import type { ListSpec } from './listSpec.ts';
import type { Plan } from './plan.ts';
import { firstRows, planOf } from './readPage.ts';
import { raw, type Sql, sql } from './sql.ts';

export type FoundRecord =
  | { readonly kind: 'client'; readonly record: ClientRecord }
  | { readonly kind: 'contract'; readonly record: ContractRecord }
  | { readonly kind: 'event'; readonly record: EventRecord };

const MAX_LIMIT = 100;
/** An id has at most ten digits. */
const NUMBER = /^\d{1,10}$/;

/** A plan that reads one index with a condition on its leading columns. */
function along<Shape>(spec: ListSpec<Shape>, sort: string, condition: Sql): Plan | null {
  const by = spec.sorts[sort];
  if (!by?.index) return null;
  const prefix = [raw('l.is_active = 1'), condition];
  return {
    order: { by, id: spec.id, descending: false },
    paths: [{ kind: 'index', index: by.index, prefix, tests: [] }],
    test: condition,
    stages: null,
  };
}

/** The record with this id first, then names that begin with the text, then names that contain all its words. */
async function ranked<Shape extends { readonly id: number }>(
  session: Session,
  spec: ListSpec<Shape>,
  names: readonly string[],
  text: string,
  limit: number,
): Promise<Shape[]> {
  const asked = { session, spec, query: { text }, scopes: [] };
  const start = `${text.replace(/[!%_]/g, '!$&')}%`;
  const plans = [
    NUMBER.test(text) ? along(spec, 'id', sql`${raw(`l.${spec.id}`)} = ${Number(text)}`) : null,
    ...names.map((name) => along(spec, name, sql`${raw(spec.sorts[name]?.sql ?? '')} LIKE ${start} ESCAPE '!'`)),
  ].filter((plan) => plan !== null);
  const found = new Map<number, Shape>();
  const take = (rows: readonly Shape[]) => {
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, row);
  };
  for (const plan of plans) if (found.size < limit) take(await firstRows(asked, plan, limit));
  if (found.size < limit) take(await firstRows(asked, await planOf(asked, limit), limit));
  return [...found.values()].slice(0, limit);
}

/** Takes one item of each list in turn, so that no kind fills the result alone. */
function inTurn<T>(lists: readonly (readonly T[])[], limit: number): T[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  const places = Array.from({ length: longest }, (_, place) => place);
  return places.flatMap((place) => lists.flatMap((list) => list.slice(place, place + 1))).slice(0, limit);
}

/**
 * Finds clients, contracts and events by name or id, for the command palette. The kinds alternate, each with its best
 * match first.
 * @param limit the total number of results
 */
export async function findRecords(session: Session, text: string, limit: number): Promise<readonly FoundRecord[]> {
  for (const action of ['client.list', 'contract.list', 'event.list'] as const) requirePermission(session, action);
  const typed = text.trim();
  const most = Math.min(Math.max(Math.trunc(limit) || 0, 0), MAX_LIMIT);
  if (typed === '' || most === 0) return [];
  const [clients, contracts, events] = await Promise.all([
    ranked(session, clientList, ['companyName', 'fullName'], typed, most),
    ranked(session, contractList, ['companyName'], typed, most),
    ranked(session, eventList, ['name'], typed, most),
  ]);
  const lists: FoundRecord[][] = [
    clients.map((record) => ({ kind: 'client', record })),
    contracts.map((record) => ({ kind: 'contract', record })),
    events.map((record) => ({ kind: 'event', record })),
  ];
  return inTurn(lists, most);
}
