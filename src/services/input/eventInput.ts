import { z } from 'zod';
import type { CompanyClock } from '../../domain/companyClock.ts';
import { event } from '../../domain/records/event.ts';
import { dateTime } from './date.ts';
import { formFields, type InputOf } from './recordInput.ts';
import { changesOf, typed } from './typed.ts';

/** What is typed for an event; the contract was selected before. */
export type EventInput = InputOf<typeof event>;

/** The times that are stored, where they are not typed. */
interface Span {
  readonly start: Date;
  readonly end: Date;
}

type Typed = Readonly<Record<string, unknown>>;

/** When the event ends: a time alone is the first one after its start. */
export function endTime(end: string, { start }: Typed, clock: CompanyClock, stored?: Span) {
  const reading = typeof start === 'string' ? dateTime(start, clock) : null;
  return dateTime(end, clock, reading === null ? stored?.start : 'value' in reading ? reading.value : undefined);
}

const eventFields = (clock: CompanyClock, input: Typed, stored?: Span) =>
  z.object({ ...formFields(event, clock), end: typed((text) => endTime(text, input, clock, stored)) });

const refuse = (context: z.RefinementCtx, field: string, key: string) =>
  context.addIssue({ code: 'custom', path: [field], params: { problem: { key } } });

/** Crossing midnight is normal; ending before the start is not. */
function refuseOrder(start: unknown, end: unknown, context: z.RefinementCtx): void {
  if (start instanceof Date && end instanceof Date && end <= start) refuse(context, 'end', 'rule.event_dates');
}

// Also where another field is wrong: the person should not hear of it only at the second attempt.
const always = { when: () => true };

/**
 * A whole event, as the form holds it.
 * @param isNew a past start is refused for a new event only: the one of an event under way stays what it was
 */
export const eventSchema = (clock: CompanyClock, input: Typed, { isNew }: { readonly isNew: boolean }) =>
  eventFields(clock, input).superRefine(({ start, end }, context) => {
    if (isNew && start instanceof Date && start < clock.now()) refuse(context, 'start', 'rule.event_past_start');
    refuseOrder(start, end, context);
  }, always);

/** What was changed of a stored event; the times that were not count as they are stored. */
export const eventChanges = (clock: CompanyClock, input: Typed, stored: Span) =>
  changesOf(eventFields(clock, input, stored), input).superRefine((values, context) => {
    refuseOrder(values.start ?? stored.start, values.end ?? stored.end, context);
  }, always);
