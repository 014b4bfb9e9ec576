import { startOfDay } from '../../domain/companyClock.ts';
import type { Message } from '../../domain/errors.ts';
import { fromCents, toCents } from '../../domain/money.ts';
import { STATUTS, type Statut } from '../../domain/statut.ts';
import { amount } from '../input/amount.ts';
import { pastDay } from '../input/date.ts';
import type { Draft } from './gatherDrafts.ts';
import { decisionOf, isShut, type Judging, originOf, parentOf, toItem, valuesOf } from './judging.ts';
import type { Candidate, ImportItem, Parent } from './plan.ts';
import { effective, numberOf } from './readStored.ts';
import type { StoredContract } from './stored.ts';

interface Matching {
  readonly contract: StoredContract | null;
  readonly candidates: readonly Candidate[];
  readonly doubt: Message | null;
}

const toCandidate = ({ id, companyName }: StoredContract): Candidate => ({ id, name: `${id} · ${companyName}` });

/**
 * Which stored contract the draft is: the one that was taken over with its number, else the one that has the number, if
 * it is the same client’s. Without a number, a contract of the same client with the same cost.
 */
function matching(draft: Draft, clientId: number | null, judging: Judging): Matching {
  const { stored, decisions, matched } = judging;
  const none = { contract: null, candidates: [], doubt: null };
  const { match } = decisionOf(draft, judging);
  if (match === 'new') return none;
  if (match !== undefined) return { ...none, contract: stored.contracts.get(match) ?? null };
  const number = effective(draft, 'contractId', decisions);
  if (number !== null) {
    const earlier = (stored.byNumber.get(`contract:${number}`) ?? []).map((id) => stored.contracts.get(id));
    const mine = earlier.find((contract) => contract && (draft.client === null || contract.clientId === clientId));
    if (mine) return { ...none, contract: mine };
    const same = stored.contracts.get(Number(number));
    if (!same) return none;
    const isOurs = draft.client === null || same.clientId === clientId;
    if (isOurs) return { ...none, contract: same };
    const doubt = { key: 'imports.plan.numberOfOther', params: { number, name: same.companyName } } as const;
    return { contract: null, candidates: [toCandidate(same)], doubt };
  }
  const cost = effective(draft, 'cost', decisions);
  if (clientId === null || cost === null) return none;
  const reading = amount(cost);
  const alike = (stored.contractsOf.get(clientId) ?? []).filter(
    (contract) => 'value' in reading && contract.cost === reading.value && !matched.has(`contract:${contract.id}`),
  );
  return { ...none, contract: alike.toSorted((a, b) => a.id - b.id)[0] ?? null };
}

/** How far a contract has come; a cancelled one has left the way. */
const stage = (statut: Statut) => STATUTS.indexOf(statut);
const isForward = (from: Statut, to: Statut) =>
  to === 'cancelled' ? from !== 'closed' && from !== 'cancelled' : from !== 'cancelled' && stage(to) > stage(from);

/** Whether the file has events or payments under this contract. */
const under = ({ key }: Draft, kind: 'event' | 'payment', { under: all }: Judging): boolean =>
  all.has(`${kind} ${key}`);

/** Says what becomes of a contract. Its client is judged already. */
export function judgeContract(draft: Draft, judging: Judging): ImportItem {
  const { actor, clock, texts, decisions, stored, items, matched } = judging;
  const client = draft.client === null ? null : (items.get(draft.client) ?? null);
  const { contract, candidates, doubt } = matching(draft, client?.match?.id ?? null, judging);
  if (contract) matched.add(`contract:${contract.id}`);
  const doubts: Message[] = doubt ? [doubt] : [];
  const refusals: Message[] = [];
  const remarks: Message[] = [];
  if (actor.role !== 'gestion') refusals.push({ key: 'imports.plan.onlyClients' });

  let parent: Parent | null = contract ? { id: contract.clientId } : null;
  if (client && !contract) {
    if (isShut(client)) {
      if (client.verdict === 'doubtful') doubts.push({ key: 'imports.plan.clientWaits' });
      else refusals.push({ key: 'imports.plan.clientNotTaken' });
    }
    parent = parentOf(client);
  } else if (!contract && !doubt) doubts.push({ key: 'imports.plan.clientMissing' });

  const [cost, paid, balance] = (['cost', 'paid', 'balance'] as const).map((field) => money(draft, field, judging));
  const signedOn = effective(draft, 'signedOn', decisions);
  const signed = signedOn === null ? null : pastDay(signedOn, clock);
  const problems = {
    ...tooMuch({ contract, cost, paid, balance }),
    ...(cost && 'problem' in cost ? { cost: cost.problem } : {}),
    ...(signed && 'problem' in signed ? { signedOn: signed.problem } : {}),
  };
  let values = valuesOf(draft, judging, {
    problems,
    stored: contract ? { cost: contract.cost, balance: contract.balance, statut: contract.statut } : {},
    required: ['cost'],
    isNew: contract === null,
  });
  const sum =
    paid && 'value' in paid && balance && 'value' in balance
      ? fromCents(toCents(paid.value) + toCents(balance.value))
      : null;
  if (sum !== null)
    values = values.map((value) =>
      value.field === 'cost' && value.value === null ? { ...value, proposed: sum } : value,
    );

  const hasEvents = under(draft, 'event', judging);
  const hasPayments = under(draft, 'payment', judging);
  const said = effective(draft, 'statut', decisions) as Statut | null;
  const usual: Statut = contract?.statut ?? (hasEvents || signedOn !== null ? 'signed' : 'to_sign');
  const isKnown = said === null || STATUTS.includes(said);
  let statut = isKnown && said !== null ? said : usual;
  let written = cost && 'value' in cost ? cost.value : (contract?.cost ?? '0.00');
  let isChange = false;
  let signedAt = signed && 'value' in signed ? startOfDay(clock, signed.value) : null;
  if (contract) {
    const { isTakenOver, isUndone } = originOf('contract', contract, judging);
    if (!contract.isActive) {
      if (isTakenOver && isUndone) {
        isChange = true;
        remarks.push({ key: 'imports.plan.back' });
      } else refusals.push({ key: 'imports.plan.contractNotTaken' });
    }
    const isFrozen = contract.statut !== 'draft' && contract.statut !== 'to_sign';
    if (written !== contract.cost && isFrozen) {
      remarks.push({ key: 'imports.plan.frozen', params: { cost: texts.money(contract.cost) } });
      written = contract.cost;
    }
    if (statut !== contract.statut && !isForward(contract.statut, statut)) {
      const told = { stored: texts.t(`statut.${contract.statut}`), value: texts.t(`statut.${statut}`) };
      remarks.push({ key: 'imports.plan.statutKept', params: told });
      statut = contract.statut;
    }
    isChange ||= written !== contract.cost || statut !== contract.statut;
    const isSignedNow =
      statut !== contract.statut && stage(contract.statut) < stage('signed') && stage(statut) >= stage('signed');
    if (signedAt !== null && isSignedNow && statut !== 'cancelled' && !isTakenOver) {
      signedAt = null;
      remarks.push({ key: 'imports.plan.signedToday' });
    }
    const due = balance && 'value' in balance ? balance.value : null;
    if (due !== null && due !== contract.balance)
      remarks.push({
        key: 'imports.plan.balanceDiffers',
        params: { stored: texts.money(contract.balance), value: texts.money(due) },
      });
  }
  const paidAlready = contract || hasPayments ? null : paidBefore({ cost: written, paid, balance });
  if (paidAlready !== null && statut === 'draft') doubts.push({ key: 'imports.plan.draftPaid' });
  judging.due.set(draft.key, toCents(contract ? contract.balance : written));
  const number = numberOf(effective(draft, 'contractId', decisions));
  const isTaken = number > 0 && stored.contracts.has(number);
  if (!contract && isTaken && decisionOf(draft, judging).match === 'new')
    remarks.push({ key: 'imports.plan.numberTaken', params: { number } });
  return toItem(draft, judging, {
    name: texts.t('undo.contractName', {
      id: contract?.id ?? (number || '…'),
      companyName: client?.name ?? contract?.companyName ?? texts.t('imports.plan.noClient'),
    }),
    sourceNumber: number === 0 ? null : number,
    isNumberFree: number > 0 && !stored.contracts.has(number),
    match: contract && { id: contract.id, version: contract.version, name: contract.companyName },
    candidates,
    values,
    refusals,
    doubts,
    remarks,
    parent,
    isChange,
    written: {
      cost: written,
      statut,
      first: first(contract?.statut ?? null, statut, hasEvents || hasPayments || signedOn !== null),
      signedAt,
      /** What was paid before, if the file has no payments of its own. */
      paidBefore: paidAlready,
    },
  });
}

/** The statut in which payments and events of the file are written: a contract is closed or cancelled after them. */
function first(from: Statut | null, to: Statut, hasMore: boolean): Statut {
  if (to === 'closed') return from === 'closed' ? 'closed' : 'signed';
  if (to !== 'cancelled') return to;
  return from ?? (hasMore ? 'signed' : 'to_sign');
}

type Read = ReturnType<typeof amount> | null;

/** What cannot be paid or due of a new contract: else it would be dropped without a word. */
function tooMuch(read: {
  readonly contract: StoredContract | null;
  readonly cost: Read | undefined;
  readonly paid: Read | undefined;
  readonly balance: Read | undefined;
}): { paid?: Message; balance?: Message } {
  const { contract, cost } = read;
  const problemOf = (amount: Read | undefined): Message | null => {
    if (!amount) return null;
    if ('problem' in amount) return amount.problem;
    const isOver = !contract && cost && 'value' in cost && toCents(amount.value) > toCents(cost.value);
    return isOver ? { key: 'imports.plan.overCost' } : null;
  };
  const [paid, balance] = [problemOf(read.paid), problemOf(read.balance)];
  return { ...(paid && { paid }), ...(balance && { balance }) };
}

function money(draft: Draft, field: 'cost' | 'paid' | 'balance', { decisions }: Judging): Read {
  const typed = effective(draft, field, decisions);
  // Nothing is due, or nothing was paid: a form takes no amount of zero.
  return typed === null ? null : /^0+([.,]0*)?$/.test(typed) && field !== 'cost' ? { value: '0.00' } : amount(typed);
}

function paidBefore({
  cost,
  paid,
  balance,
}: {
  readonly cost: string;
  readonly paid?: Read | undefined;
  readonly balance?: Read | undefined;
}): string | null {
  const cents =
    paid && 'value' in paid
      ? toCents(paid.value)
      : balance && 'value' in balance
        ? toCents(cost) - toCents(balance.value)
        : 0n;
  return cents > 0n && cents <= toCents(cost) ? fromCents(cents) : null;
}
