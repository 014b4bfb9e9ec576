import { z } from 'zod';
import type { CompanyClock } from './companyClock.ts';
import { dateTime } from './date.ts';
import { attendees, text } from './text.ts';
import { typed } from './typed.ts';

/** What is typed for an event; the contract was selected before. */
export interface EventInput {
  readonly name: string;
  readonly start: string;
  readonly end: string;
  readonly location: string;
  readonly attendees: string;
  readonly notes: string;
}

interface Options {
  /** A past start is refused for a new event only: the one of an event under way stays what it was. */
  readonly isNew: boolean;
}

/** Crossing midnight is normal; ending before the start is not. */
export const eventSchema = (clock: CompanyClock, { isNew }: Options) =>
  z
    .object({
      name: typed(text({ max: 120 })),
      start: typed((text) => dateTime(text, clock)),
      end: typed((text) => dateTime(text, clock)),
      location: typed(text({ max: 255 })),
      attendees: typed(attendees),
      notes: typed(text({ max: 5000, optional: true, lines: true })),
    })
    .superRefine(
      ({ start, end }, context) => {
        const refuse = (field: string, key: string) =>
          context.addIssue({ code: 'custom', path: [field], params: { problem: { key } } });
        if (isNew && start instanceof Date && start < clock.now()) refuse('start', 'rule.event_past_start');
        if (start instanceof Date && end instanceof Date && end <= start) refuse('end', 'rule.event_dates');
      },
      // Also where another field is wrong: the person should not hear of it only at the second attempt.
      { when: () => true },
    );
