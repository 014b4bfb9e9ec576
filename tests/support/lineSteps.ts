import { randomUUID } from 'node:crypto';
import { createClient, getClient, listClients, updateClient } from '../../src/services/clients.ts';
import {
  createCollaborator,
  deactivateCollaborator,
  listCollaborators,
  resetPassword,
  updateCollaborator,
} from '../../src/services/collaborators.ts';
import { createContract, issueContract, listContracts, signContract } from '../../src/services/contracts.ts';
import { assignSupport, createEvent, listEvents, updateEvent } from '../../src/services/events.ts';
import { listHistory } from '../../src/services/history.ts';
import { listHome } from '../../src/services/home.ts';
import { findRecords } from '../../src/services/lists/findRecords.ts';
import { listPayments, recordPayment, reversePayment } from '../../src/services/payments.ts';
import type { Session } from '../../src/services/session.ts';
import { newClient, newSigned } from '../factories/contracts.ts';
import { typedClient, typedCollaborator, typedEvent, typedPayment } from '../factories/inputs.ts';

/** Measures one step of a user's work, and returns its result. */
export type MeasureStep = <T>(name: string, kind: 'read' | 'verb', work: () => Promise<T>) => Promise<T>;

export interface StepUsers {
  readonly bill: Session;
  readonly kate: Session;
  readonly gestion: Session;
}

const FIRST = { from: 'start', limit: 50 } as const;

/** What the main screen asks at its start: the home, and the first rows of each list. */
export function openHome(session: Session): Promise<unknown> {
  const asked: Promise<unknown>[] = [
    listHome(session),
    listClients(session, { scope: 'all' }, FIRST),
    listContracts(session, { scope: 'all' }, FIRST),
    listEvents(session, { scope: 'all' }, FIRST),
  ];
  if (session.actor.role === 'gestion') asked.push(listCollaborators(session, {}, FIRST));
  return Promise.all(asked);
}

/** Reads the first page of each list, a card, and the records found for a word. */
export async function readSteps(measure: MeasureStep, { gestion }: StepUsers): Promise<void> {
  await measure('clients', 'read', () =>
    listClients(gestion, { scope: 'all', sort: { column: 'companyName', descending: false } }, FIRST),
  );
  await measure('contracts', 'read', () => listContracts(gestion, { scope: 'all', filters: ['unpaid'] }, FIRST));
  await measure('events', 'read', () => listEvents(gestion, { scope: 'all', filters: ['unassigned'] }, FIRST));
  await measure('collaborators', 'read', () => listCollaborators(gestion, {}, FIRST));
  await measure('card', 'read', () => Promise.all([getClient(gestion, 1), listHistory(gestion, 'client', 1)]));
  await measure('search', 'read', () => findRecords(gestion, 'martin', 20));
}

/** Does each verb once. */
export async function verbSteps(measure: MeasureStep, users: StepUsers): Promise<void> {
  const { bill, kate, gestion } = users;
  const client = await measure('create a client', 'verb', () => createClient(bill, typedClient(), randomUUID()));
  await measure('save a client', 'verb', () =>
    updateClient(bill, client.id, client.version, typedClient({ fullName: 'Autre Nom' })),
  );
  const other = await newClient(bill);
  const draft = await measure('create a contract', 'verb', () =>
    createContract(bill, { clientId: other.id, cost: '100' }, randomUUID()),
  );
  const issued = await measure('issue', 'verb', () => issueContract(gestion, draft.id, draft.version));
  await measure('sign', 'verb', () => signContract(bill, issued.id, issued.version));
  const paid = await measure('pay', 'verb', () =>
    recordPayment(gestion, issued.id, typedPayment({ amount: '60' }), randomUUID()),
  );
  await measure('reverse a payment', 'verb', () =>
    reversePayment(gestion, paid.id, { reason: 'Erreur de saisie' }, randomUUID()),
  );
  await measure('payments', 'read', () => listPayments(gestion, issued.id));
  await eventSteps(measure, users);
  await collaboratorSteps(measure, { gestion, kate });
}

async function eventSteps(measure: MeasureStep, { bill, kate, gestion }: StepUsers): Promise<void> {
  const signed = await newSigned(bill, gestion);
  // Another day at each run, because a support cannot have two events at once.
  const day = `${1 + Math.floor(Math.random() * 28)}/${1 + Math.floor(Math.random() * 12)}/${2040 + Math.floor(Math.random() * 50)}`;
  const planned = typedEvent({ start: `${day} 10h`, end: `${day} 12h` });
  const event = await measure('create an event', 'verb', () =>
    createEvent(bill, { ...planned, contractId: signed.id }, randomUUID()),
  );
  const assigned = await measure('assign', 'verb', () =>
    assignSupport(gestion, event.id, event.version, kate.actor.id),
  );
  await measure('notes', 'verb', () => updateEvent(kate, event.id, assigned.version, { notes: 'Prévoir un micro.' }));
}

async function collaboratorSteps(
  measure: MeasureStep,
  { gestion }: Pick<StepUsers, 'gestion' | 'kate'>,
): Promise<void> {
  const created = await measure('create a collaborator', 'verb', () =>
    createCollaborator(gestion, typedCollaborator(), randomUUID()),
  );
  const renamed = await measure('save a collaborator', 'verb', () => {
    const { firstName, lastName, username, email } = typedCollaborator();
    return updateCollaborator(gestion, created.id, created.version, { firstName, lastName, username, email });
  });
  await measure('reset a password', 'verb', () => resetPassword(gestion, created.id, 'une autre phrase longue'));
  await measure('deactivate', 'verb', () =>
    deactivateCollaborator(gestion, created.id, renamed.version, { clientsTo: null, eventsTo: null }),
  );
}
