import { z } from 'zod';
import type { CompanyClock } from '../../domain/companyClock.ts';
import { event } from '../../domain/records/event.ts';
import { dateTime } from './date.ts';
import { formFields, type InputOf } from './recordInput.ts';
import { changesOf, typed } from './typed.ts';

/** The input of an event form. The contract was selected before. */
export type EventInput = InputOf<typeof event>;

/** The stored times, for times that are not in the input. */
interface Span {
  readonly start: Date;
  readonly end: Date;
}

type Typed = Readonly<Record<string, unknown>>;

/** Reads the end of the event: a time alone is the first such time after the start. */
export function endTime(end: string, { start }: Typed, clock: CompanyClock, stored?: Span) {
  const reading = typeof start === 'string' ? dateTime(start, clock) : null;
  return dateTime(end, clock, reading === null ? stored?.start : 'value' in reading ? reading.value : undefined);
}

const eventFields = (clock: CompanyClock, input: Typed, stored?: Span) =>
  z.object({ ...formFields(event, clock), end: typed((text) => endTime(text, input, clock, stored)) });

const refuse = (context: z.RefinementCtx, field: string, key: string) =>
  context.addIssue({ code: 'custom', path: [field], params: { problem: { key } } });

/** Refuses an end that is not after the start. Crossing midnight is allowed. */
function refuseOrder(start: unknown, end: unknown, context: z.RefinementCtx): void {
  if (start instanceof Date && end instanceof Date && end <= start) refuse(context, 'end', 'rule.event_dates');
}

// This check also runs if another field is invalid, so that the user sees all messages at once.
const always = { when: () => true };

/**
 * The schema of a complete event form.
 * @param isNew refuses a past start for a new event only, because a current event keeps its start
 */
export const eventSchema = (clock: CompanyClock, input: Typed, { isNew }: { readonly isNew: boolean }) =>
  eventFields(clock, input).superRefine(({ start, end }, context) => {
    if (isNew && start instanceof Date && start < clock.now()) refuse(context, 'start', 'rule.event_past_start');
    refuseOrder(start, end, context);
  }, always);

/** The schema of the changed fields of a stored event. Unchanged times have their stored values. */
export const eventChanges = (clock: CompanyClock, input: Typed, stored: Span) =>
  changesOf(eventFields(clock, input, stored), input).superRefine((values, context) => {
    refuseOrder(values.start ?? stored.start, values.end ?? stored.end, context);
  }, always);
