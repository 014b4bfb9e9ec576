import type { Message } from '../../domain/errors.ts';
import { isSameName, spoken } from '../../domain/likeness.ts';
import type { Duplicate } from '../findDuplicates.ts';
import { problemsOf } from '../input/typed.ts';
import type { Draft } from './gatherDrafts.ts';
import {
  decisionOf,
  type Judging,
  keptRemarks,
  messagesFor,
  originOf,
  personMeant,
  toItem,
  valuesOf,
  withDoubt,
} from './judging.ts';
import type { ImportItem } from './plan.ts';
import { effective, isCompanyAlone, numberOf } from './readStored.ts';
import type { SourceField } from './source.ts';
import type { StoredClient } from './stored.ts';

/** The fields of the file and those of the form. */
const FORM_FIELD = {
  clientName: 'companyName',
  fullName: 'fullName',
  email: 'email',
  phone: 'phone',
  firstContact: 'creationDate',
} as const;

type Written = keyof typeof FORM_FIELD;
const WRITTEN = Object.keys(FORM_FIELD) as Written[];

interface Matching {
  readonly client: StoredClient | null;
  readonly candidates: readonly Pick<Duplicate, 'id' | 'companyName' | 'fullName'>[];
  readonly doubt: Message | null;
}

/** Which stored client the draft is: by number, e-mail, phone or folded name (decision 14). */
function matching(draft: Draft, judging: Judging): Matching {
  const { stored, decisions, matched } = judging;
  const { match } = decisionOf(draft, judging);
  const candidates = stored.alike.get(draft.key) ?? [];
  const found = (id: number) => ({ client: stored.clients.get(id) ?? null, candidates, doubt: null });
  if (match === 'new') return { client: null, candidates, doubt: null };
  if (match !== undefined) return found(match);
  const number = effective(draft, 'clientId', decisions);
  const [earlier] = stored.byNumber.get(`client:${number}`) ?? [];
  if (earlier !== undefined) return found(earlier);
  if (number !== null && candidates.some(({ id }) => id === Number(number))) return found(Number(number));
  for (const way of ['email', 'name'] as const) {
    const same = candidates.filter(({ alike }) => alike.includes(way));
    const active = same.filter(({ isActive }) => isActive);
    const [only] = active.length > 0 ? active : same;
    // Another place of the file is that client, under another e-mail: one of them would undo the other.
    if (only && matched.has(`client:${only.id}`))
      return { client: null, candidates: same, doubt: { key: 'imports.plan.clientTwice' } };
    if (only && (active.length === 1 || same.length === 1)) return found(only.id);
    if (same.length > 1) return { client: null, candidates: same, doubt: { key: 'imports.plan.severalClients' } };
  }
  if (candidates.length === 0 && isCompanyAlone(draft, decisions)) {
    const same = stored.namesakes.get(spoken(effective(draft, 'clientName', decisions) ?? '')) ?? [];
    const active = same.filter(({ isActive }) => isActive);
    const [only] = active.length > 0 ? active : same;
    if (only && (active.length === 1 || same.length === 1)) return { client: only, candidates: [], doubt: null };
    if (same.length > 1) return { client: null, candidates: same, doubt: { key: 'imports.plan.severalClients' } };
  }
  if (candidates.length === 0) return { client: null, candidates, doubt: null };
  // The same phone alone: perhaps a colleague of the same house.
  return { client: null, candidates, doubt: { key: 'imports.plan.samePhone' } };
}

/** Says what becomes of a client. */
export function judgeClient(draft: Draft, judging: Judging): ImportItem {
  const { actor, clock, stored, decisions, schemas } = judging;
  const { client, candidates, doubt } = matching(draft, judging);
  if (client) judging.matched.add(`client:${client.id}`);
  const { isInsisted } = decisionOf(draft, judging);
  const company = effective(draft, 'clientName', decisions) ?? effective(draft, 'fullName', decisions);
  const person = effective(draft, 'fullName', decisions) ?? company;
  const typed: Record<Written, string | null> = {
    clientName: company,
    fullName: person,
    email: effective(draft, 'email', decisions),
    phone: effective(draft, 'phone', decisions),
    firstContact: effective(draft, 'firstContact', decisions),
  };
  const input = Object.fromEntries(WRITTEN.map((field) => [FORM_FIELD[field], typed[field] ?? '']));
  const read = schemas.client.safeParse(input);
  const told = read.success ? {} : problemsOf(read.error);
  const problems = messagesFor(FORM_FIELD, told);
  const now = client && {
    clientName: client.companyName,
    fullName: client.fullName,
    email: client.email,
    phone: client.phone,
    firstContact: client.creationDate,
  };
  let values = valuesOf(draft, judging, {
    problems,
    stored: now ?? {},
    required: ['clientName', 'fullName', 'email', 'phone'],
    derived: { clientName: company, fullName: person },
    isNew: client === null,
  });

  const named = effective(draft, 'commercial', decisions);
  const meant = named === null ? null : personMeant(named, 'commercial', judging);
  const refusals: Message[] = [];
  let commercialId = client?.commercialId ?? decisions.commercial;
  if (actor.role === 'commercial') {
    commercialId = client?.commercialId ?? actor.id;
    if (named !== null && meant?.id !== actor.id)
      refusals.push({ key: 'imports.plan.notYourClient', params: { name: named } });
  } else if (meant) {
    commercialId = meant.id ?? commercialId;
    values = withDoubt(values, 'commercial', meant.doubt);
  }
  if (commercialId === null)
    values = [
      ...values.filter(({ field }) => field !== 'commercial'),
      {
        field: 'commercial',
        raw: named ?? '',
        value: null,
        stored: null,
        doubt: meant?.doubt ?? { key: 'imports.plan.commercialMissing' },
        isBlocking: true,
        proposed: null,
      },
    ];

  const data = read.success ? read.data : ({} as Record<string, never>);
  const wanted: Record<Written, string | null> = {
    clientName: company ?? null,
    fullName: typed.fullName,
    email: typed.email,
    phone: typed.phone,
    firstContact: typed.firstContact === null ? null : (data.creationDate ?? null),
  };
  const differing = now === null ? [] : differences(draft, wanted, now);
  const { isTakenOver, isUndone, isMoved } = client
    ? originOf('client', client, judging)
    : { isTakenOver: false, isUndone: false, isMoved: false };
  const isOwn = client !== null && actor.role === 'commercial' && client.commercialId === actor.id;
  const mayChange = isOwn || (actor.role === 'gestion' && isTakenOver && (!isMoved || isInsisted === true));
  const isBack = client !== null && !client.isActive && isUndone;
  if (client && !client.isActive && !isBack && !(mayChange && isInsisted))
    refusals.push({ key: 'imports.plan.clientInactive', params: { id: client.id } });
  const remarks: Message[] = [
    ...(isBack ? [{ key: 'imports.plan.back' } as const] : []),
    ...(isMoved && differing.length > 0 && !mayChange ? [{ key: 'imports.plan.movedByHand' } as const] : []),
    ...(mayChange ? [] : keptRemarks(values, differing, judging)),
  ];
  const pick = (field: Written) =>
    client && (!mayChange || wanted[field] === null || !differing.includes(field))
      ? (now?.[field] ?? null)
      : wanted[field];
  const number = numberOf(effective(draft, 'clientId', decisions));
  return toItem(draft, judging, {
    name: company ?? person ?? client?.companyName ?? judging.texts.t('imports.plan.unnamed'),
    sourceNumber: number === 0 ? null : number,
    isNumberFree: number > 0 && !stored.clients.has(number),
    match: client && { id: client.id, version: client.version, name: client.companyName },
    candidates: candidates.map(({ id, companyName, fullName }) => ({ id, name: `${companyName} · ${fullName}` })),
    values,
    refusals,
    doubts: doubt ? [doubt] : [],
    remarks: [
      ...remarks,
      ...(number && !client && stored.clients.has(number)
        ? [{ key: 'imports.plan.numberTaken', params: { number } } as const]
        : []),
    ],
    isChange:
      isBack ||
      (mayChange && differing.length > 0) ||
      (client !== null && actor.role === 'gestion' && commercialId !== client.commercialId),
    written: {
      companyName: pick('clientName'),
      fullName: pick('fullName'),
      email: pick('email'),
      phone: pick('phone'),
      firstContact: pick('firstContact') ?? clock.today(),
      commercialId,
    },
  });
}

/** The fields in which the file says something else than the stored client. */
function differences(
  draft: Draft,
  wanted: Record<Written, string | null>,
  now: Readonly<Record<Written, string>>,
): SourceField[] {
  return WRITTEN.filter((field) => {
    const value = wanted[field];
    if (value === null || value === now[field]) return false;
    // A sheet of an event spells its client as it comes: capitals, accents and hyphens do not rename it.
    if ((field === 'clientName' || field === 'fullName') && isSameName(value, now[field])) return false;
    // A company that stands in for the person spoken to.
    if (field === 'fullName' && isSameName(value, wanted.clientName ?? '')) return false;
    return draft.values[field] !== undefined;
  });
}
