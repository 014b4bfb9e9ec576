/**
 * Runs one action for several records. The preview shows for each record what will happen or why it is refused. Then all
 * are done in one transaction, or none. The service for a single record does each of them, so the permissions are the
 * same as one by one.
 */

import { type Message, NotAllowed } from '../domain/errors.ts';
import type { ClientRecord } from '../domain/records/client.ts';
import type { ContractRecord } from '../domain/records/contract.ts';
import type { EventRecord } from '../domain/records/event.ts';
import type { PersonRef } from '../domain/records/record.ts';
import { authorizeDepartment } from '../policies/authorize.ts';
import type { Action } from '../policies/permissions.ts';
import { assignSupport } from './assignments.ts';
import { attemptOne, withRecordName } from './attempt.ts';
import { deactivateClient, getClient, reassignClient } from './clients.ts';
import { cancelContract, getContract, issueContract, signContract } from './contracts.ts';
import { cancelEvent, getEvent } from './events.ts';
import { joinTransaction } from './inTransaction.ts';
import type { Session } from './session.ts';
import { clientStakes, contractStakes, type Stakes } from './stakes.ts';

export interface PreviewRow {
  readonly id: number;
  readonly version: number;
  /** The name on the screen. */
  readonly name: string;
  /** The current owner: the support of an event, the commercial of a client. */
  readonly person: PersonRef | null;
  /** True if the record already has the wanted state, so that nothing will change. */
  readonly isSame: boolean;
  /** The reason for the refusal, or null. */
  readonly problem: Message | null;
  /** The unpaid contracts and future events, for actions that deactivate or reassign the record. */
  readonly stakes?: Stakes;
}

type Target = Pick<PreviewRow, 'id' | 'version' | 'name' | 'isSame'>;

interface Verb<R extends { readonly id: number; readonly version: number }> {
  readonly action: Action;
  readonly read: (session: Session, id: number) => Promise<R>;
  readonly nameOf: (record: R, texts: Session['texts']) => string;
  readonly personOf: (record: R) => PersonRef | null;
  readonly isSame: (record: R) => boolean;
  readonly stakesOf?: (session: Session, id: number) => Promise<Stakes>;
  readonly one: (session: Session, target: { readonly id: number; readonly version: number }) => Promise<R>;
}

/** Sorts by id, so that two users with the same records wait for each other and do not deadlock. */
const inOrder = <T extends { readonly id: number }>(rows: readonly T[]): T[] => rows.toSorted((a, b) => a.id - b.id);

/** Changes the message for an overlap: only a single event accepts a reason. */
const plainly = (problem: Message): Message =>
  problem.key === 'refused.overlapNeedsReason' ? { ...problem, key: 'bulk.overlap' } : problem;

/**
 * Runs every action and rolls all of them back. So the preview also refuses the second of two events that overlap each
 * other.
 */
async function preview<R extends { readonly id: number; readonly version: number }>(
  session: Session,
  verb: Verb<R>,
  ids: readonly number[],
): Promise<PreviewRow[]> {
  const work = async (joined: Session): Promise<PreviewRow[]> => {
    authorizeDepartment(joined.actor, verb.action);
    const rows = new Map<number, PreviewRow>();
    for (const { id } of inOrder(ids.map((each) => ({ id: each })))) {
      const record = await verb.read(joined, id);
      const isSame = verb.isSame(record);
      const stakes = await verb.stakesOf?.(joined, id);
      const problem = isSame ? null : await attemptOne(joined, () => verb.one(joined, record));
      const [name, person] = [verb.nameOf(record, joined.texts), verb.personOf(record)];
      rows.set(id, {
        id,
        version: record.version,
        name,
        person,
        isSame,
        problem: problem && plainly(problem),
        ...(stakes && { stakes }),
      });
    }
    return ids.flatMap((id) => rows.get(id) ?? []);
  };
  return joinTransaction(session, work, { dryRun: true });
}

async function doAll<R extends { readonly id: number; readonly version: number }>(
  session: Session,
  verb: Verb<R>,
  rows: readonly Target[],
): Promise<R[]> {
  return joinTransaction(session, async (joined) => {
    authorizeDepartment(joined.actor, verb.action);
    const done: R[] = [];
    for (const row of inOrder(rows)) {
      if (!row.isSame) done.push(await withRecordName(joined, row.name, () => verb.one(joined, row)));
    }
    return done;
  });
}

const assigning = (supportId: number | null): Verb<EventRecord> => ({
  action: 'event.assign',
  read: getEvent,
  nameOf: ({ name }) => name,
  personOf: ({ support }) => support,
  isSame: ({ support }) => (support?.id ?? null) === supportId,
  one: (session, { id, version }) => assignSupport(session, id, version, supportId),
});

const client = {
  read: getClient,
  nameOf: ({ companyName }: ClientRecord) => companyName,
  personOf: ({ commercial }: ClientRecord) => commercial,
};

const deactivating: Verb<ClientRecord> = {
  ...client,
  action: 'client.deactivate',
  isSame: () => false,
  stakesOf: clientStakes,
  one: (session, { id, version }) => deactivateClient(session, id, version),
};

const reassigning = (commercialId: number): Verb<ClientRecord> => ({
  ...client,
  action: 'client.reassign',
  isSame: ({ commercial }) => commercial?.id === commercialId,
  one: (session, { id, version }) => reassignClient(session, id, version, commercialId),
});

const cancelling: Verb<EventRecord> = {
  action: 'event.cancel',
  read: getEvent,
  nameOf: ({ name }) => name,
  personOf: ({ support }) => support,
  isSame: ({ isActive }) => !isActive,
  one: (session, { id, version }) => cancelEvent(session, id, version),
};

/** A step for several contracts at once. Closing is decided contract by contract. */
export type ContractStep = 'issue' | 'sign' | 'cancel';

const STEPS = {
  issue: { to: 'to_sign', move: issueContract },
  sign: { to: 'signed', move: signContract },
  cancel: { to: 'cancelled', move: cancelContract },
} as const;

/** Refuses contracts with money or events at stake: the user confirms these one by one. @throws NotAllowed */
async function refuseStakes(session: Session, id: number): Promise<void> {
  const { received, events } = await contractStakes(session, id);
  if (received !== null || events > 0) throw new NotAllowed({ key: 'bulk.stakes' });
}

const moving = (step: ContractStep): Verb<ContractRecord> => ({
  action: `contract.${step}`,
  read: getContract,
  nameOf: ({ id, client: { companyName } }, { t }) => t('undo.contractName', { id, companyName }),
  personOf: ({ commercial }) => commercial,
  isSame: ({ statut }) => statut === STEPS[step].to,
  one: async (session, { id, version }) => {
    if (step === 'cancel') await refuseStakes(session, id);
    return STEPS[step].move(session, id, version);
  },
});

/**
 * S20, for several events. Overlaps are refused, also among the events themselves. Such an event is assigned by itself,
 * with a reason.
 */
export const previewAssignment = (session: Session, ids: readonly number[], supportId: number | null) =>
  preview(session, assigning(supportId), ids);

/** @throws Conflict, NotAllowed, with the name of the event */
export const assignSupportToAll = (session: Session, rows: readonly Target[], supportId: number | null) =>
  doAll(session, assigning(supportId), rows);

/** S26, for several of the user's own clients. */
export const previewDeactivation = (session: Session, ids: readonly number[]) => preview(session, deactivating, ids);

/** @throws Conflict, NotAllowed, with the name of the client */
export const deactivateClients = (session: Session, rows: readonly Target[]) => doAll(session, deactivating, rows);

/** Plans to give several clients to one commercial. Only gestion may do it. */
export const previewReassignment = (session: Session, ids: readonly number[], commercialId: number) =>
  preview(session, reassigning(commercialId), ids);

/** @throws Conflict, NotAllowed, with the name of the client */
export const reassignClients = (session: Session, rows: readonly Target[], commercialId: number) =>
  doAll(session, reassigning(commercialId), rows);

/** Plans the cancellation of several events, each with its own permission check. */
export const previewCancellation = (session: Session, ids: readonly number[]) => preview(session, cancelling, ids);

/** @throws Conflict, NotAllowed, with the name of the event */
export const cancelEvents = (session: Session, rows: readonly Target[]) => doAll(session, cancelling, rows);

/** Plans to issue, sign or cancel several contracts. */
export const previewContracts = (session: Session, ids: readonly number[], step: ContractStep) =>
  preview(session, moving(step), ids);

/** @throws Conflict, NotAllowed, with the name of the contract */
export const moveContracts = (session: Session, rows: readonly Target[], step: ContractStep) =>
  doAll(session, moving(step), rows);
