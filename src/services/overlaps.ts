import { Op } from 'sequelize';
import { driverError } from '../db/driverError.ts';
import type { Span } from '../domain/days.ts';
import { Invalid, type Message } from '../domain/errors.ts';
import { RULES } from '../domain/rules.ts';
import type { EventRow } from '../models/Event.ts';
import type { Unit } from './inTransaction.ts';
import { withContract } from './rows.ts';
import { toPerson } from './toRecord.ts';

/** The time in which an event occupies its support. */
interface Occupied extends Span {
  /** The id of the event itself, which does not conflict with itself. */
  readonly id: number;
  readonly supportId: number;
}

/** The active events of a support that overlap this time. An event that ends when the other starts does not overlap. */
export function eventsDuring({ models, readOptions }: Unit, slot: Occupied): Promise<EventRow[]> {
  return models.Event.scope(['active', { method: ['assignedTo', slot.supportId] }]).findAll({
    where: { id: { [Op.ne]: slot.id }, start: { [Op.lt]: slot.end }, end: { [Op.gt]: slot.start } },
    include: withContract(models),
    order: [
      ['start', 'ASC'],
      ['id', 'ASC'],
    ],
    ...readOptions,
  });
}

/**
 * True if the database refused a write because the support has another event then. `refuseOverlap` names that event.
 */
export const isOverlap = (error: unknown): boolean => driverError(error).errno === RULES.event_overlap[0];

/** @throws Invalid on `field`, with the name of the conflicting event */
export async function refuseOverlap(unit: Unit, slot: Occupied, field: 'start' | 'reason'): Promise<void> {
  const [other] = await eventsDuring(unit, slot);
  if (!other) return;
  const { texts } = unit.session;
  const params = {
    event: other.name,
    number: other.id,
    support: toPerson(other.support)?.name ?? '—',
    span: texts.span(other.start, other.end),
  };
  const problem: Message = { key: field === 'reason' ? 'refused.overlapNeedsReason' : 'refused.overlap', params };
  throw new Invalid({ [field]: problem }, problem);
}
