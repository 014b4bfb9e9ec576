/**
 * One verb for several records: planned first, each record with what will happen or why it is refused, then done, all
 * or nothing. Each is done by the service for one record, so nobody gets further than one by one.
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

/** One record of a plan. */
export interface PlannedRow {
  readonly id: number;
  readonly version: number;
  /** What it is called on the screen. */
  readonly name: string;
  /** Who has it now: the support of an event, the commercial of a client. */
  readonly person: PersonRef | null;
  /** True where it is so already: nothing is done to it. */
  readonly isSame: boolean;
  /** Why it is refused, or null. */
  readonly problem: Message | null;
  /** What is owed and to come, where the verb takes the record away. */
  readonly stakes?: Stakes;
}

type Target = Pick<PlannedRow, 'id' | 'version' | 'name' | 'isSame'>;

interface Verb<R extends { readonly id: number; readonly version: number }> {
  readonly action: Action;
  readonly read: (session: Session, id: number) => Promise<R>;
  readonly nameOf: (record: R, texts: Session['texts']) => string;
  readonly personOf: (record: R) => PersonRef | null;
  readonly isSame: (record: R) => boolean;
  readonly stakesOf?: (session: Session, id: number) => Promise<Stakes>;
  readonly one: (session: Session, target: { readonly id: number; readonly version: number }) => Promise<R>;
}

/** In the order of their numbers: two people who choose the same records wait for each other, and do not block. */
const inOrder = <T extends { readonly id: number }>(rows: readonly T[]): T[] => rows.toSorted((a, b) => a.id - b.id);

/** The reason that would allow an overlap is given for one event, not for several. */
const plainly = (problem: Message): Message =>
  problem.key === 'refused.overlapNeedsReason' ? { ...problem, key: 'bulk.overlap' } : problem;

/** Does all of it, so that the second of two events at one time is refused for the first, and takes all of it back. */
async function plan<R extends { readonly id: number; readonly version: number }>(
  session: Session,
  verb: Verb<R>,
  ids: readonly number[],
): Promise<PlannedRow[]> {
  const work = async (joined: Session): Promise<PlannedRow[]> => {
    authorizeDepartment(joined.actor, verb.action);
    const rows = new Map<number, PlannedRow>();
    for (const { id } of inOrder(ids.map((each) => ({ id: each })))) {
      const record = await verb.read(joined, id);
      const isSame = verb.isSame(record);
      const stakes = await verb.stakesOf?.(joined, id);
      const { problem } = isSame ? { problem: null } : await attemptOne(joined, () => verb.one(joined, record));
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

/** A step of a contract that is taken for several at once; closing is decided one by one. */
export type ContractStep = 'issue' | 'sign' | 'cancel';

const STEPS = {
  issue: { to: 'to_sign', move: issueContract },
  sign: { to: 'signed', move: signContract },
  cancel: { to: 'cancelled', move: cancelContract },
} as const;

/** What is lost with a contract is looked at, and confirmed, contract by contract. @throws NotAllowed */
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

/** S20, for several events. An overlap is refused, also one among the events themselves: each of those by itself, with a reason. */
export const planAssignment = (session: Session, ids: readonly number[], supportId: number | null) =>
  plan(session, assigning(supportId), ids);

/** @throws Conflict, NotAllowed, with the name of the event */
export const assignSupportToAll = (session: Session, rows: readonly Target[], supportId: number | null) =>
  doAll(session, assigning(supportId), rows);

/** S26, for several clients of one's own. */
export const planDeactivation = (session: Session, ids: readonly number[]) => plan(session, deactivating, ids);

/** @throws Conflict, NotAllowed, with the name of the client */
export const deactivateClients = (session: Session, rows: readonly Target[]) => doAll(session, deactivating, rows);

/** Gestion gives several clients to one commercial. */
export const planReassignment = (session: Session, ids: readonly number[], commercialId: number) =>
  plan(session, reassigning(commercialId), ids);

/** @throws Conflict, NotAllowed, with the name of the client */
export const reassignClients = (session: Session, rows: readonly Target[], commercialId: number) =>
  doAll(session, reassigning(commercialId), rows);

/** Several events are cancelled, by whom each of them may be. */
export const planCancellation = (session: Session, ids: readonly number[]) => plan(session, cancelling, ids);

/** @throws Conflict, NotAllowed, with the name of the event */
export const cancelEvents = (session: Session, rows: readonly Target[]) => doAll(session, cancelling, rows);

/** Several contracts are issued, signed or cancelled. */
export const planContracts = (session: Session, ids: readonly number[], step: ContractStep) =>
  plan(session, moving(step), ids);

/** @throws Conflict, NotAllowed, with the name of the contract */
export const moveContracts = (session: Session, rows: readonly Target[], step: ContractStep) =>
  doAll(session, moving(step), rows);
