import { daysBetween } from '../../domain/days.ts';
import type { TextKey } from '../../domain/errors.ts';
import type { Statut } from '../../domain/statut.ts';
import type { Verdict } from '../../services/imports/plan.ts';
import type { Look } from '../kit/marks.ts';

/** A state with its sign. Where the sign stands alone, the word is what a legend and a screen reader say. */
export interface Mark extends Look {
  readonly sign: string;
  readonly word?: TextKey;
}

/** The statuts of a contract. */
export const STATUT_MARKS = {
  draft: { sign: '◌', meaning: 'waiting', word: 'statut.draft' },
  to_sign: { sign: '○', meaning: 'waiting', word: 'statut.to_sign' },
  signed: { sign: '●', meaning: 'done', word: 'statut.signed' },
  closed: { sign: '■', meaning: 'muted', word: 'statut.closed' },
  cancelled: { sign: '✕', meaning: 'muted', word: 'statut.cancelled' },
} as const satisfies Record<Statut, Mark>;

/**
 * Every other state that the screen shows. A sign is one column wide wherever the frames are, and never an emoji; a
 * console without it shows another (`plainSigns`).
 */
export const STATE_MARKS = {
  /** A deactivated record, or a cancelled event or task. */
  inactive: { sign: '✕', meaning: 'muted', word: 'clients.inactive' },
  unassigned: { sign: '?', meaning: 'soon', word: 'events.unassigned' },
  overlapping: { sign: '!', meaning: 'late', word: 'calendar.overlap' },
  /** An event misses something else. */
  incomplete: { sign: '-', meaning: 'soon', word: 'gap.title' },
  /** A payment or a task whose day is past. */
  late: { sign: '!', meaning: 'late', word: 'contracts.filter.late' },
  /** A task that is still to do. */
  open: { sign: '○', meaning: 'waiting' },
  done: { sign: '✓', meaning: 'done' },
  declined: { sign: '✗', meaning: 'warning' },
  /** What an event has, and what it misses. */
  fine: { sign: '✓', meaning: 'done' },
  missing: { sign: '✗', meaning: 'soon' },
} as const satisfies Record<string, Mark>;

/** What becomes of a record of a file. */
export const VERDICT_MARKS = {
  new: { sign: '+', meaning: 'done', word: 'imports.verdict.new' },
  changed: { sign: '~', meaning: 'changed', word: 'imports.verdict.changed' },
  same: { sign: '=', meaning: 'muted', word: 'imports.verdict.same' },
  doubtful: { sign: '?', meaning: 'soon', word: 'imports.verdict.doubtful' },
  refused: { sign: '✗', meaning: 'late', word: 'imports.verdict.refused' },
  skipped: { sign: '-', meaning: 'muted', word: 'imports.verdict.skipped' },
} as const satisfies Record<Verdict, Mark>;

/** Days from which on a date is no longer near enough for a colour. */
const SOON_DAYS = 3;

/** @returns the colour of a day by its nearness; the words say it too (`nearDay`). Both `YYYY-MM-DD` */
export function nearLook(day: string, today: string): Look | null {
  const days = daysBetween(today, day);
  if (days < 0) return { meaning: 'muted' };
  return days < SOON_DAYS ? { meaning: 'soon' } : null;
}
