import type { EventRecord } from '../domain/records/event.ts';
import { authorizeDepartment } from '../policies/authorize.ts';
import { type EventInput, eventChanges, eventSchema } from './input/eventInput.ts';
import { readForm } from './input/typed.ts';
import { inTransaction, type Unit } from './inTransaction.ts';
import { lockForUpdate, lockParentForCreate } from './lockForUpdate.ts';
import { isOverlap, refuseOverlap } from './overlaps.ts';
import { requestKey } from './requestKey.ts';
import { requirePermission } from './requirePermission.ts';
import { eventRow } from './rows.ts';
import type { Session } from './session.ts';
import { toContract, toEvent } from './toRecord.ts';

export { assignSupport } from './assignments.ts';
export { countEvents, type EventQuery, listEvents } from './lists/eventList.ts';
export { type Clash, listSupportsFor, type SupportChoice, type SupportChoices } from './supportChoices.ts';
export type { EventInput };

const reread = async (unit: Unit, id: number): Promise<EventRecord> => toEvent(await eventRow(unit, id));

/** One event, cancelled or not. @throws NotFound */
export async function getEvent(session: Session, id: number): Promise<EventRecord> {
  requirePermission(session, 'event.list');
  return inTransaction(session, (unit) => reread(unit, id));
}

/**
 * S19: creates an event for the selected contract, which must be signed and belong to one of the user's clients.
 * @param key idempotency key of the form
 * @throws Invalid on `name`, `start`, `end`, `location`, `attendees`, `notes`; NotAllowed
 */
export async function createEvent(
  session: Session,
  input: EventInput & { readonly contractId: number },
  key: string,
): Promise<EventRecord> {
  return inTransaction(session, async (unit) => {
    authorizeDepartment(unit.actor, 'event.create');
    const mine = { requestKey: requestKey(key) };
    const contractId = Number(input.contractId);
    const creation = { of: 'event', ...mine } as const;
    const { before } = await lockParentForCreate(unit, 'event.create', 'contract', contractId, toContract, creation);
    // A retry comes before the checks of the input: an event that was accepted a moment ago may have started since.
    if (before !== null) return reread(unit, before);
    const values = readForm(eventSchema(session.clock, { ...input }, { isNew: true }), input);
    const created = await unit.models.Event.create(
      { ...values, contractId, supportId: null, ...mine },
      unit.writeOptions,
    );
    unit.changed('event', created.id);
    return reread(unit, created.id);
  });
}

/**
 * S21: updates an event. The assigned support may do it, or the commercial while no support is assigned. Fields that
 * are not in `input` keep their values.
 * @throws Conflict, NotAllowed; Invalid, on `start` also if the support has another event at that time
 */
export async function updateEvent(
  session: Session,
  id: number,
  version: number,
  input: Partial<EventInput>,
): Promise<EventRecord> {
  return inTransaction(session, async (unit) => {
    const { row } = await lockForUpdate(unit, 'event.update', 'event', id, toEvent, version);
    const values = readForm(eventChanges(session.clock, { ...input }, row), input);
    const { supportId, start, end } = row;
    await row.update(values, unit.writeOptions).catch(async (error: unknown) => {
      if (supportId !== null && isOverlap(error))
        await refuseOverlap(unit, { start, end, ...values, id, supportId }, 'start');
      throw error;
    });
    unit.changed('event', id);
    return reread(unit, id);
  });
}

/** Cancels the event and removes it from every list. */
export async function cancelEvent(session: Session, id: number, version: number): Promise<EventRecord> {
  return inTransaction(session, async (unit) => {
    const { row } = await lockForUpdate(unit, 'event.cancel', 'event', id, toEvent, version);
    await row.update({ isActive: false }, unit.writeOptions);
    unit.changed('event', id);
    return reread(unit, id);
  });
}
