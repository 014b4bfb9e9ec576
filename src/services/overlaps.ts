import { Op } from 'sequelize';
import { driverError } from '../db/driverError.ts';
import type { Span } from '../domain/days.ts';
import { Invalid, type Message } from '../domain/errors.ts';
import { RULES } from '../domain/rules.ts';
import type { EventRow } from '../models/Event.ts';
import type { Unit } from './inTransaction.ts';
import { withContract } from './rows.ts';
import { toPerson } from './toRecord.ts';

/** When an event occupies a support. */
interface Occupied extends Span {
  /** The event itself, which does not stand in its own way. */
  readonly id: number;
  readonly supportId: number;
}

/** The active events of a support that touch this time; one that ends when the other starts does not. */
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

/** The database refused a write because the support has another event then: `refuseOverlap` says which. */
export const isOverlap = (error: unknown): boolean => driverError(error).errno === RULES.event_overlap[0];

/** @throws Invalid on `field`, naming the event that is in the way */
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
