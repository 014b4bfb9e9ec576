import { daysBetween } from '../../../domain/days.ts';
import type { Message } from '../../../domain/errors.ts';
import { FULL_DAY } from '../../../domain/fullness.ts';
import { mondayOf } from '../../../domain/periods.ts';
import type { EventRecord } from '../../../domain/records/event.ts';
import type { PersonRef } from '../../../domain/records/record.ts';
import type { Translator } from '../../../i18n/translator.ts';
import {
  assignSupport,
  type Clash,
  listSupportsFor,
  type SupportChoice,
  type SupportChoices,
} from '../../../services/events.ts';
import { shareColumn } from '../../kit/bars.ts';
import type { Look } from '../../kit/marks.ts';
import type { FormSpec } from '../../state/formController.ts';
import type { ChoiceOption, UiContext } from '../../state/uiContext.ts';
import { STATE_MARKS } from '../stateMarks.ts';

type Candidate = SupportChoice;

const HOUR_MS = 60 * 60 * 1000;

function duration(ms: number, { t }: Translator): string {
  if (ms < HOUR_MS) return t('assign.minutes', { minutes: Math.floor(ms / 60_000) });
  return t('assign.hours', { hours: Math.floor(ms / HOUR_MS) });
}

/**
 * Returns a support's week from Monday: the letter of each day with how busy it is, `l·m▂m·j·V█s▅d·`, a capital on the
 * days of the event. A screen reader gets the reasons alone.
 */
function weekOf({ week }: Candidate, { start, end }: EventRecord, texts: Translator): string {
  const { dayOf, weekdayLetters } = texts;
  const first = dayOf(start);
  const from = daysBetween(mondayOf(first), first);
  const until = from + daysBetween(first, dayOf(new Date(end.getTime() - 1)));
  return week
    .map((busy, at) => {
      const name = weekdayLetters()[at] ?? '';
      const isOwn = at >= from && at <= until;
      return (isOwn ? name : name.toLowerCase()) + (busy === 0 ? '·' : shareColumn(busy / FULL_DAY));
    })
    .join('');
}

/** Returns the look of a support in the list: taken, free that day, or neither, with the week. */
function lookOf(candidate: Candidate, event: EventRecord, texts: Translator): Look {
  const isTaken = candidate.overlaps.length > 0;
  const sign = `${isTaken ? STATE_MARKS.overlapping.sign : ' '} ${weekOf(candidate, event, texts)}`;
  if (isTaken) return { ...STATE_MARKS.overlapping, sign };
  return { meaning: candidate.thatDay.length === 0 ? 'done' : 'soon', sign };
}

/** Returns what speaks for or against a support: the day, the rest around the event, the week. */
function reasonOf(candidate: Candidate, texts: Translator): string {
  const { t, time } = texts;
  const { thatDay, overlaps, restBefore, restAfter, thatWeek } = candidate;
  if (overlaps[0]) return t('assign.busy', { other: overlaps[0].other.name });
  const day = thatDay.map(({ name, start, end }) => `${time(start)}–${time(end)} ${name}`).join(', ');
  return [
    day === '' ? t('assign.free') : day,
    ...(restBefore === null ? [] : [t('assign.restBefore', { rest: duration(restBefore, texts) })]),
    ...(restAfter === null ? [] : [t('assign.restAfter', { rest: duration(restAfter, texts) })]),
    ...(thatWeek === 0 ? [] : [t('assign.thatWeek', { count: thatWeek })]),
  ].join(', ');
}

/** Returns the same for several events. It is shorter: it names no day and no event. */
export function bulkReasonOf(candidate: Candidate, { areFarApart }: SupportChoices, texts: Translator): string {
  const { t } = texts;
  const { thatDay, overlaps, restBefore, restAfter, thatWeek } = candidate;
  const [first] = overlaps;
  if (first) return t('assign.busyDuring', { event: first.event.name, other: first.other.name });
  const rest = Math.min(restBefore ?? Number.POSITIVE_INFINITY, restAfter ?? Number.POSITIVE_INFINITY);
  const week = areFarApart ? 'assign.thoseWeeks' : 'assign.thatWeek';
  return [
    thatDay.length === 0 ? t('assign.freeAll') : t('assign.thoseDays', { count: thatDay.length }),
    ...(Number.isFinite(rest) ? [t('assign.rest', { rest: duration(rest, texts) })] : []),
    ...(thatWeek === 0 ? [] : [t(week, { count: thatWeek })]),
  ].join(', ');
}

async function saveAssignment(uiContext: UiContext, event: EventRecord, person: PersonRef | null, reason: string) {
  const { session } = uiContext;
  const input = reason === '' ? {} : { reason };
  const { id, name } = await assignSupport(session, event.id, event.version, person?.id ?? null, input);
  const done: Message = person
    ? { key: 'assign.done', params: { name, person: person.name } }
    : { key: 'assign.removed', params: { name } };
  uiContext.saved('events', id, done);
}

/** Decision 8: gestion may assign despite an overlap, with a reason kept in the history. */
function overlapForm(
  uiContext: UiContext,
  event: EventRecord,
  person: PersonRef,
  other: Clash['other'],
): FormSpec<void> {
  const { texts } = uiContext;
  return {
    id: 'event.overlap',
    title: { key: 'assign.overlap' },
    note: {
      key: 'refused.overlapNeedsReason',
      params: {
        support: person.name,
        event: other.name,
        span: texts.span(other.start, other.end),
      },
    },
    fields: [{ name: 'reason', label: 'assign.reason', kind: 'text', hint: 'assign.reasonHint' }],
    values: { reason: '' },
    check: (_field, { reason = '' }) => (reason.trim() === '' ? { key: 'field.required' } : null),
    save: ({ reason = '' }) => saveAssignment(uiContext, event, person, reason),
    onSaved: () => undefined,
  };
}

/** Returns when the event is, to compare with the other events of a support, and how near that is. */
function dayAndNearness({ start }: EventRecord, today: string, texts: Translator): string {
  const near = texts.nearDay(texts.dayOf(start), today);
  return near === texts.shortDay(start) ? texts.shortDateTime(start) : `${texts.shortDateTime(start)} (${near})`;
}

/** S20: lists the active supports, the most suitable first, each with the reasons. */
export function chooseSupport(uiContext: UiContext, event: EventRecord): void {
  const { session, texts } = uiContext;
  type Choice = { readonly candidate: Candidate | null };
  uiContext.choose<Choice>({
    title: {
      key: 'assign.title',
      params: { name: event.name, when: dayAndNearness(event, session.clock.today(), texts) },
    },
    options: async () => {
      const { choices } = await listSupportsFor(session, [event.id]);
      const options: ChoiceOption<Choice>[] = choices.map((candidate) => {
        const isCurrent = candidate.person.id === event.support?.id;
        const reason = reasonOf(candidate, texts);
        const detail = isCurrent ? `${texts.t('choose.current')}, ${reason}` : reason;
        const look = lookOf(candidate, event, texts);
        return { value: { candidate }, label: candidate.person.name, look, detail, isCurrent };
      });
      if (event.support) options.push({ value: { candidate: null }, label: texts.t('assign.nobody') });
      return options;
    },
    empty: { key: 'assign.empty' },
    onChosen: async ({ candidate }) => {
      const [clash] = candidate?.overlaps ?? [];
      if (candidate && clash) uiContext.openForm(overlapForm(uiContext, event, candidate.person, clash.other));
      else await saveAssignment(uiContext, event, candidate?.person ?? null, '');
    },
  });
}
