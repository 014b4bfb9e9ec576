import { z } from 'zod';
import type { EventRecord } from '../domain/records/event.ts';
import { text } from './input/text.ts';
import { readForm, typed } from './input/typed.ts';
import { inTransaction } from './inTransaction.ts';
import { lockForUpdate } from './lockForUpdate.ts';
import { isOverlap, refuseOverlap } from './overlaps.ts';
import { eventRow } from './rows.ts';
import type { Session } from './session.ts';
import { toEvent } from './toRecord.ts';

const reasonSchema = z.object({ reason: typed(text({ max: 255, optional: true })) });

/**
 * S20: assigns a support to an event.
 * @param supportId null leaves the event without a support
 * @throws Conflict, NotAllowed; Invalid on `reason` if the support has another event at that time and no reason was
 *   given
 */
export async function assignSupport(
  session: Session,
  id: number,
  version: number,
  supportId: number | null,
  input: { readonly reason?: string } = {},
): Promise<EventRecord> {
  return inTransaction(session, async (unit) => {
    const { row } = await lockForUpdate(unit, 'event.assign', 'event', id, toEvent, version);
    const { reason } = readForm(reasonSchema, { reason: input.reason ?? '' });
    await unit.call('assign_support', [id, version, supportId, reason === '' ? null : reason]).catch(async (error) => {
      const { start, end } = row;
      if (supportId !== null && isOverlap(error)) await refuseOverlap(unit, { id, supportId, start, end }, 'reason');
      throw error;
    });
    unit.changed('event', id);
    return toEvent(await eventRow(unit, id));
  });
}
