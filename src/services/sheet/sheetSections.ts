import { openGapsOf } from '../../domain/eventGaps.ts';
import { toCents } from '../../domain/money.ts';
import { readProgramme } from '../../domain/programme.ts';
import type { PersonRef } from '../../domain/records/record.ts';
import type { Session } from '../session.ts';
import type { SheetFacts } from './runSheet.ts';

export interface SheetEntry {
  readonly label?: string;
  /** Several lines where it has line breaks. */
  readonly value: string;
}

export interface SheetSection {
  readonly title: string;
  readonly entries: readonly SheetEntry[];
}

type Part = (facts: SheetFacts, session: Session) => SheetSection;

const whenAndWhere: Part = ({ event }, { texts: { t, span, number } }) => ({
  title: t('sheet.when'),
  entries: [
    ...(event.isActive ? [] : [{ label: t('clients.state'), value: t('events.isCancelled') }]),
    { label: t('sheet.date'), value: span(event.start, event.end) },
    { label: t('events.location'), value: event.location },
    {
      label: t('events.attendees'),
      value: event.attendees === null ? t('events.attendeesUnknown') : number(event.attendees),
    },
  ],
});

/** What is missing. A sheet of a ready event has no such part. */
const missing: Part = ({ event }, { now, clock, texts: { t } }) => ({
  title: t('sheet.missing'),
  entries: openGapsOf(event, now(), clock.today()).map((gap) => ({ value: t(`gap.${gap}`) })),
});

const people: Part = ({ event, colleagues }, { texts: { t } }) => {
  const colleague = (label: string, person: PersonRef | null, nobody: string): SheetEntry => ({
    label,
    value: person ? [person.name, colleagues.get(person.id)?.email ?? ''].filter(Boolean).join('\n') : nobody,
  });
  const { companyName, fullName, phone, email } = event.client;
  return {
    title: t('sheet.people'),
    entries: [
      { label: t('events.contact'), value: [fullName, companyName, phone, email].filter(Boolean).join('\n') },
      colleague(t('events.support'), event.support, t('events.unassigned')),
      colleague(t('clients.commercial'), event.commercial, '—'),
    ],
  };
};

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const programmeOf = ({ event }: SheetFacts, session: Session) => {
  const { hour, minute } = session.clock.toLocal(event.start);
  const minutes = (event.end.getTime() - event.start.getTime()) / 60_000;
  return readProgramme(event.notes, hour * 60 + minute, minutes);
};

const programme: Part = (facts, session) => ({
  title: session.texts.t('sheet.programme'),
  entries: programmeOf(facts, session).entries.map(({ from, until, what }) => ({
    label: until === null ? clock(from) : `${clock(from)}–${clock(until)}`,
    value: what,
  })),
});

/** What is to be done for the event, by its day, and what has been done. */
const tasks: Part = ({ tasks: lines }, { texts: { t, shortDay } }) => ({
  title: t('tasks.section'),
  entries: lines
    .filter(({ isActive, isRecordActive }) => isActive && isRecordActive)
    .map(({ title, dueOn, doneAt, assignee, department }) => {
      const whom = assignee?.name ?? (department ? t(`tasks.department.${department}`) : '');
      return { label: shortDay(dueOn), value: `${doneAt ? '✓' : '○'} ${title} (${whom})` };
    }),
});

const notes: Part = (facts, session) => {
  const { others } = programmeOf(facts, session);
  return { title: session.texts.t('events.notes'), entries: others === '' ? [] : [{ value: others }] };
};

const due: Part = ({ contract, dues }, { texts: { t, money, day } }) => ({
  title: t('sheet.contract'),
  entries: [
    { label: t('contracts.numberLong'), value: `${contract.id} (${t(`statut.${contract.statut}`)})` },
    {
      label: t('contracts.balance'),
      value:
        toCents(contract.balance) === 0n
          ? t('sheet.paid')
          : t('sheet.toPay', { balance: money(contract.balance), cost: money(contract.cost) }),
    },
    ...(dues.late
      ? [
          {
            label: t('instalments.late'),
            value: t('instalments.since', { amount: money(dues.late.amount), day: day(dues.late.since) }),
          },
        ]
      : []),
    ...(dues.next
      ? [
          {
            label: t('instalments.next'),
            value: t('instalments.nextOn', { amount: money(dues.next.amount), day: day(dues.next.day) }),
          },
        ]
      : []),
  ],
});

/** The parts of a run sheet, in the order of the page. A part without entries is left out. */
const PARTS: readonly Part[] = [whenAndWhere, missing, people, programme, tasks, notes, due];

/** Returns the sections of a run sheet in the user's language. */
export const sheetSections = (facts: SheetFacts, session: Session): readonly SheetSection[] =>
  PARTS.map((part) => part(facts, session)).filter(({ entries }) => entries.length > 0);
