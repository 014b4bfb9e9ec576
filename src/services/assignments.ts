import { z } from 'zod';
import { authorize, authorizeDepartment } from '../policies/authorize.ts';
import { text } from './input/text.ts';
import { readForm, typed } from './input/typed.ts';
import { eventsDuring, isOverlap, refuseOverlap } from './overlaps.ts';
import { toEvent } from './present.ts';
import type { EventRecord, PersonRef } from './records.ts';
import { eventRow, rowFor } from './rows.ts';
import type { Session } from './session.ts';
import { inUnit } from './unit.ts';

/** A support that could be put in charge of an event, with what they have around it. */
export interface SupportChoice {
  readonly person: PersonRef;
  /** Their other events on the company's days that this event touches, by their start. */
  readonly thatDay: readonly EventRecord[];
  /** One of them that would overlap: assigning then needs a reason. */
  readonly overlaps: EventRecord | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const reasonSchema = z.object({ reason: typed(text({ max: 255, optional: true })) });

/**
 * S20. @param supportId null leaves the event without a support
 * @throws Conflict, NotAllowed; Invalid on `reason` where the support has another event at that time and none was given
 */
export async function assignSupport(
  session: Session,
  id: number,
  version: number,
  supportId: number | null,
  input: { readonly reason?: string } = {},
): Promise<EventRecord> {
  return inUnit(session, async (unit) => {
    const { row } = await rowFor(unit, 'event.assign', 'event', id, toEvent, version);
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

/** The active supports by name, each with what they already have that day. Gestion. */
export async function listSupportsFor(session: Session, eventId: number): Promise<SupportChoice[]> {
  authorizeDepartment(session.actor, 'event.assign');
  return inUnit(session, async (unit) => {
    const { models, within } = unit;
    const event = await eventRow(unit, eventId);
    authorize(unit.actor, 'event.assign', toEvent(event));
    const supports = await models.Collaborator.scope(['active', { method: ['department', 'support'] }]).findAll({
      order: [
        ['lastName', 'ASC'],
        ['firstName', 'ASC'],
        ['id', 'ASC'],
      ],
      ...within,
    });
    const { clock } = session;
    const midnightOf = (instant: Date) => clock.instantOf({ ...clock.wallOf(instant), hour: 0, minute: 0 }) ?? instant;
    const start = midnightOf(event.start);
    // The middle of the next day is in it whether the day before had 23, 24 or 25 hours.
    const end = midnightOf(new Date(midnightOf(event.end).getTime() + 1.5 * DAY_MS));
    const choices: SupportChoice[] = [];
    for (const person of supports) {
      const rows = await eventsDuring(unit, { id: eventId, supportId: person.id, start, end });
      const overlap = rows.find((row) => row.start < event.end && row.end > event.start);
      choices.push({
        person: { id: person.id, name: person.name },
        thatDay: rows.map(toEvent),
        overlaps: overlap ? toEvent(overlap) : null,
      });
    }
    return choices;
  });
}
