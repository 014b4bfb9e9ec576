import type { Message } from '../../domain/errors.ts';
import { isSameName } from '../../domain/likeness.ts';
import { eventSchema } from '../input/eventInput.ts';
import { problemsOf } from '../input/typed.ts';
import { findContract } from './findContract.ts';
import type { Draft } from './gatherDrafts.ts';
import {
  decisionOf,
  type Judging,
  keptRemarks,
  originOf,
  personMeant,
  toItem,
  valuesOf,
  withDoubt,
} from './judging.ts';
import type { ImportItem } from './plan.ts';
import { effective, numberOf } from './readStored.ts';
import type { SourceField } from './source.ts';
import type { Busy, StoredEvent } from './stored.ts';

const WRITTEN = ['name', 'start', 'end', 'location', 'attendees', 'notes'] as const;
type Written = (typeof WRITTEN)[number];

/** Which stored event the draft is: by its number, else the one of the contract with the same name or the same start. */
function matching(draft: Draft, contractId: number | null, start: unknown, judging: Judging) {
  const { stored, decisions, matched } = judging;
  const { match } = decisionOf(draft, judging);
  if (match === 'new') return { event: null, doubt: null };
  if (match !== undefined) return { event: stored.events.get(match) ?? null, doubt: null };
  const number = effective(draft, 'eventId', decisions);
  if (number !== null) {
    const [earlier] = (stored.byNumber.get(`event:${number}`) ?? []).map((id) => stored.events.get(id));
    if (earlier) return { event: earlier, doubt: null };
    const same = stored.events.get(Number(number));
    if (!same) return { event: null, doubt: null };
    if (same.contractId === contractId) return { event: same, doubt: null };
    const doubt = { key: 'imports.plan.numberOfOther', params: { number, name: same.name } } as const;
    return { event: null, doubt, other: same };
  }
  const name = effective(draft, 'name', decisions);
  const own = (stored.eventsOf.get(contractId ?? 0) ?? []).filter(({ id }) => !matched.has(`event:${id}`));
  const isStart = (event: StoredEvent) => start instanceof Date && event.start.getTime() === start.getTime();
  const byName = own.filter((event) => name !== null && isSameName(event.name, name));
  return { event: byName.find(isStart) ?? (byName.length === 1 ? byName[0] : own.find(isStart)) ?? null, doubt: null };
}

/** Says what becomes of an event. Its contract is judged already. */
export function judgeEvent(draft: Draft, judging: Judging): ImportItem {
  const { actor, clock, texts, decisions, stored, matched } = judging;
  const { contract, parent, doubts, refusals, proposed } = findContract(draft, judging);
  if (actor.role !== 'gestion') refusals.push({ key: 'imports.plan.onlyClients' });
  const remarks: Message[] = [];
  const typed = Object.fromEntries(WRITTEN.map((field) => [field, effective(draft, field, decisions) ?? ''])) as Record<
    Written,
    string
  >;
  // The form wants a place. An event without one is not ready, but it is there.
  const input = { ...typed, location: typed.location || '?' };
  const read = eventSchema(clock, input, { isNew: false }).safeParse(input);
  const problems = read.success ? {} : problemsOf(read.error);
  const data = read.success ? { ...read.data, location: typed.location } : undefined;

  const contractId = parent && 'id' in parent ? parent.id : null;
  const { event, doubt, other } = { other: undefined, ...matching(draft, contractId, data?.start, judging) };
  if (event) matched.add(`event:${event.id}`);
  if (doubt) doubts.push(doubt);
  if (event && contractId !== null && event.contractId !== contractId)
    refusals.push({ key: 'imports.plan.otherContract', params: { number: event.id, contract: event.contractId } });
  const now = event && {
    name: event.name,
    start: texts.typedDateTime(event.start),
    end: texts.typedDateTime(event.end),
    location: event.location,
    attendees: event.attendees === null ? '' : String(event.attendees),
    notes: event.notes,
  };
  let values = valuesOf(draft, judging, {
    problems,
    stored: now ?? {},
    required: ['name', 'start', 'end'],
    isNew: event === null,
  });

  const named = effective(draft, 'support', decisions);
  const meant = named === null ? null : personMeant(named, 'support', judging);
  const supportId = meant ? meant.id : (event?.supportId ?? null);
  // Who has left stays on the stored event.
  const isKept =
    meant?.doubt != null &&
    event?.supportId != null &&
    stored.people.some(({ id, name }) => id === event.supportId && named !== null && isSameName(name, named));
  if (meant?.doubt && !isKept) values = withDoubt(values, 'support', meant.doubt);

  const differing =
    event && data
      ? WRITTEN.filter((field) => draftSays(draft, field, decisions) && !isStored(data[field], event[field]))
      : [];
  const origin = event ? originOf('event', event, judging) : { isTakenOver: false, isUndone: false, isMoved: false };
  const { isInsisted } = decisionOf(draft, judging);
  const mayChange = origin.isTakenOver && (!origin.isMoved || isInsisted === true);
  const isBack = event !== null && !event.isActive && origin.isUndone;
  if (event && !event.isActive && !isBack) refusals.push({ key: 'rule.event_inactive' });
  if (isBack) remarks.push({ key: 'imports.plan.back' });
  if (differing.length > 0 && !mayChange) {
    if (origin.isMoved) remarks.push({ key: 'imports.plan.movedByHand' });
    remarks.push(...keptRemarks(values, differing, judging));
  }
  const statut = contract?.written.first ?? stored.contracts.get(contractId ?? 0)?.statut;
  if (!event && statut !== undefined && statut !== 'signed') refusals.push({ key: 'imports.plan.notSigned' });
  const pick = <F extends Written>(field: F) =>
    event && !(mayChange && differing.includes(field)) ? event[field] : data?.[field];
  const [start, end] = [pick('start'), pick('end')];
  if (!event && end instanceof Date && end < clock.now()) remarks.push({ key: 'imports.plan.past' });
  if (!event && typed.location === '') remarks.push({ key: 'imports.plan.noPlace' });
  const finalSupport = isKept ? (event?.supportId ?? null) : supportId;
  const isAssigned = finalSupport !== null && (finalSupport !== event?.supportId || differing.length > 0);
  const clash =
    isAssigned && start instanceof Date && end instanceof Date
      ? overlapping({ id: event?.id ?? null, supportId: finalSupport, start, end }, judging)
      : null;
  if (clash && !isInsisted)
    doubts.push({
      key: 'imports.plan.overlap',
      params: { name: stored.people.find(({ id }) => id === finalSupport)?.name ?? '', event: clash.name },
    });
  const isTaken = refusals.length === 0 && !decisionOf(draft, judging).isSkipped;
  if (isTaken && finalSupport !== null && start instanceof Date && end instanceof Date && end > clock.now())
    noteBusy({ id: event?.id ?? 0, supportId: finalSupport, name: typed.name, start, end }, judging);
  const number = numberOf(effective(draft, 'eventId', decisions));
  if (!event && number > 0 && stored.events.has(number) && decisionOf(draft, judging).match === 'new')
    remarks.push({ key: 'imports.plan.numberTaken', params: { number } });
  return toItem(draft, judging, {
    name: typed.name || event?.name || texts.t('imports.plan.unnamed'),
    sourceNumber: number === 0 ? null : number,
    isNumberFree: number > 0 && !stored.events.has(number),
    match: event && { id: event.id, version: event.version, name: event.name },
    candidates: other ? [{ id: other.id, name: other.name }] : [],
    values: proposed ? [...values, proposed] : values,
    refusals,
    doubts,
    remarks,
    parent,
    isChange: isBack || (mayChange && differing.length > 0) || (event !== null && finalSupport !== event.supportId),
    written: {
      name: pick('name'),
      start,
      end,
      location: pick('location') ?? '',
      attendees: pick('attendees') ?? null,
      notes: pick('notes') ?? '',
      supportId: finalSupport,
      isOverlap: clash !== null,
    },
  });
}

const isStored = (value: unknown, stored: unknown): boolean =>
  value instanceof Date && stored instanceof Date ? value.getTime() === stored.getTime() : value === stored;

const draftSays = (draft: Draft, field: SourceField, decisions: Judging['decisions']): boolean =>
  effective(draft, field, decisions) !== null;

function noteBusy(event: Busy, { busy }: Judging): void {
  const own = busy.get(event.supportId);
  if (own) own.push(event);
  else busy.set(event.supportId, [event]);
}

/** The event to come that the support has at that time, stored or of the file. */
function overlapping(
  mine: { readonly id: number | null; readonly supportId: number; readonly start: Date; readonly end: Date },
  { busy, clock }: Judging,
) {
  if (mine.end < clock.now()) return null;
  return (
    busy
      .get(mine.supportId)
      ?.find(({ id, start, end }) => !(id !== 0 && id === mine.id) && start < mine.end && end > mine.start) ?? null
  );
}
