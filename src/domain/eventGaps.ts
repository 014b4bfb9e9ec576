import type { PersonRef } from './records/record.ts';

/** What an event is asked for, in the order in which it is told. */
export const EVENT_GAPS = ['support', 'location', 'attendees'] as const;

/** One thing that an event still misses. */
export type EventGap = (typeof EVENT_GAPS)[number];

/** What the gaps are read from. */
export interface EventFacts {
  readonly support: PersonRef | null;
  readonly location: string;
  readonly attendees: number | null;
}

/**
 * What people write where the place is not known yet: the form wants a place. The listing of events has the same
 * words (`is_unready`).
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

const IS_MISSING: { readonly [G in EventGap]: (facts: EventFacts) => boolean } = {
  support: ({ support }) => support === null,
  location: ({ location }) => UNKNOWN.has(folded(location)),
  attendees: ({ attendees }) => attendees === null,
};

/** Returns what the event still misses; it is ready without any. Derived from its fields, never stored (decision 13). */
export const gapsOf = (facts: EventFacts): readonly EventGap[] => EVENT_GAPS.filter((gap) => IS_MISSING[gap](facts));

/** Returns what an event to come still misses; nothing is asked of one that is over or cancelled. */
export const openGapsOf = (
  event: EventFacts & { readonly isActive: boolean; readonly end: Date },
  now: Date,
): readonly EventGap[] => (event.isActive && event.end >= now ? gapsOf(event) : []);
