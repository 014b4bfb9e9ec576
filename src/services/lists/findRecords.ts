import { allow } from '../allow.ts';
import type { ClientRecord, ContractRecord, EventRecord } from '../records.ts';
import type { Session } from '../session.ts';
import { listClients } from './listClients.ts';
import { listContracts } from './listContracts.ts';
import { listEvents } from './listEvents.ts';

export type FoundRecord =
  | { readonly kind: 'client'; readonly record: ClientRecord }
  | { readonly kind: 'contract'; readonly record: ContractRecord }
  | { readonly kind: 'event'; readonly record: EventRecord };

/** Clients, contracts and events by their names or numbers, the best first, for the palette. @param limit in all */
export async function findRecords(session: Session, text: string, limit: number): Promise<readonly FoundRecord[]> {
  for (const action of ['client.list', 'contract.list', 'event.list'] as const) allow(session, action);
  const query = { scope: 'all', text } as const;
  const part = { from: 'start', limit: Math.ceil(limit / 3) } as const;
  const [clients, contracts, events] = await Promise.all([
    listClients(session, query, part),
    listContracts(session, query, part),
    listEvents(session, query, part),
  ]);
  return [
    ...clients.rows.map((record) => ({ kind: 'client', record }) as const),
    ...contracts.rows.map((record) => ({ kind: 'contract', record }) as const),
    ...events.rows.map((record) => ({ kind: 'event', record }) as const),
  ].slice(0, limit);
}
