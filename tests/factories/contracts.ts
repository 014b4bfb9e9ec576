import { randomUUID } from 'node:crypto';
import type { ClientRecord } from '../../src/domain/records/client.ts';
import type { ContractRecord } from '../../src/domain/records/contract.ts';
import type { EventRecord } from '../../src/domain/records/event.ts';
import { createClient } from '../../src/services/clients.ts';
import { createContract, issueContract, signContract } from '../../src/services/contracts.ts';
import { createEvent } from '../../src/services/events.ts';
import type { Session } from '../../src/services/session.ts';
import { typedClient, typedEvent } from './inputs.ts';

/** Creates records through the services, as users do. */
export const newClient = (commercial: Session, values: Parameters<typeof typedClient>[0] = {}): Promise<ClientRecord> =>
  createClient(commercial, typedClient(values), randomUUID());

export async function newDraft(commercial: Session, cost = '1250,50'): Promise<ContractRecord> {
  const client = await newClient(commercial);
  return createContract(commercial, { clientId: client.id, cost }, randomUUID());
}

export async function newSigned(commercial: Session, gestion: Session, cost = '1250,50'): Promise<ContractRecord> {
  const draft = await newDraft(commercial, cost);
  const issued = await issueContract(gestion, draft.id, draft.version);
  return signContract(commercial, issued.id, issued.version);
}

export async function newEvent(
  commercial: Session,
  gestion: Session,
  values: Parameters<typeof typedEvent>[0] = {},
): Promise<EventRecord> {
  const contract = await newSigned(commercial, gestion);
  return createEvent(commercial, { ...typedEvent(values), contractId: contract.id }, randomUUID());
}
