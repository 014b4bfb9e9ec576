import type { PersonRef } from './records/record.ts';

/** What an event is asked for, in the order in which it is told. */
export const EVENT_GAPS = ['support', 'location', 'attendees', 'payment', 'task'] as const;

/** One thing that an event still misses. */
export type EventGap = (typeof EVENT_GAPS)[number];

/** What the gaps are read from. */
export interface EventFacts {
  readonly support: PersonRef | null;
  readonly location: string;
  readonly attendees: number | null;
  /** The day from which its contract is late. */
  readonly lateFrom: string | null;
  /** The day of its earliest open task. */
  readonly taskDueOn: string | null;
}

/**
 * What people write where the place is not known yet: the form wants a place. The listing of events has the same
 * words (`is_unready`); `unready_from` there is the rule below.
 */
export const UNKNOWN_PLACES = [
  '',
  '?',
  '??',
  '-',
  'à définir',
  'à confirmer',
  'à préciser',
  'à déterminer',
  'inconnu',
  'lieu à définir',
  'lieu à confirmer',
  'tbd',
  'tba',
  'tbc',
  'to be defined',
  'to be confirmed',
  'to be announced',
  'unknown',
] as const;

/** Without accents and case, as the database compares. */
const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();

const UNKNOWN = new Set(UNKNOWN_PLACES.map(folded));

const IS_MISSING: { readonly [G in EventGap]: (facts: EventFacts, today: string) => boolean } = {
  support: ({ support }) => support === null,
  location: ({ location }) => UNKNOWN.has(folded(location)),
  attendees: ({ attendees }) => attendees === null,
  payment: ({ lateFrom }, today) => lateFrom !== null && lateFrom <= today,
  task: ({ taskDueOn }, today) => taskDueOn !== null && taskDueOn < today,
};

/**
 * Returns what the event still misses; it is ready without any. Derived from its fields, what its contract owes and its
 * open tasks, never stored (decision 13).
 * @param today the company's day, `YYYY-MM-DD`
 */
export const gapsOf = (facts: EventFacts, today: string): readonly EventGap[] =>
  EVENT_GAPS.filter((gap) => IS_MISSING[gap](facts, today));

/** Returns what an event to come still misses; nothing is asked of one that is over or cancelled. */
export const openGapsOf = (
  event: EventFacts & { readonly isActive: boolean; readonly end: Date },
  now: Date,
  today: string,
): readonly EventGap[] => (event.isActive && event.end >= now ? gapsOf(event, today) : []);
