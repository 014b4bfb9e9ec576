import type { Message } from '../../domain/errors.ts';
import { fromCents, toCents } from '../../domain/money.ts';
import { PAYABLE, type Statut } from '../../domain/statut.ts';
import { problemsOf } from '../input/typed.ts';
import { findContract } from './findContract.ts';
import type { Draft } from './gatherDrafts.ts';
import { decisionOf, type Judging, toItem, valuesOf } from './judging.ts';
import type { ImportItem } from './plan.ts';
import { effective } from './readStored.ts';

/** Says what becomes of a payment. Its contract is judged already. */
export function judgePayment(draft: Draft, judging: Judging): ImportItem {
  const { actor, texts, decisions, stored, due, schemas } = judging;
  const { contract, parent, doubts, refusals, proposed } = findContract(draft, judging);
  if (actor.role !== 'gestion') refusals.push({ key: 'imports.plan.onlyClients' });
  const typed = Object.fromEntries(
    (['amount', 'paidOn', 'method', 'note'] as const).map((field) => [field, effective(draft, field, decisions)]),
  );
  const read = schemas.payment.safeParse({ ...typed, method: typed.method ?? 'other', note: typed.note ?? '' });
  const problems: Record<string, Message> = read.success ? {} : { ...problemsOf(read.error) };
  const values = valuesOf(draft, judging, { problems, required: ['amount', 'paidOn'], isNew: true });
  // The first of two equal payments of the file is the first of those that are stored.
  const storedId = parent && 'id' in parent ? parent.id : (contract?.match?.id ?? null);
  const same = (storedId === null ? [] : (stored.payments.get(storedId) ?? [])).filter(
    ({ amount, paidOn }) => read.success && amount === read.data.amount && paidOn === read.data.paidOn,
  );
  const isThere = same.length > draft.repetition;
  const statut = (contract?.written.first ?? stored.contracts.get(storedId ?? 0)?.statut) as Statut | undefined;
  if (!isThere && statut && !PAYABLE.includes(statut)) refusals.push({ key: 'imports.plan.notPayable' });
  const account = contract?.key ?? `#${storedId}`;
  const left = due.get(account) ?? toCents(stored.contracts.get(storedId ?? 0)?.balance ?? '0.00');
  // Against a cost that is still to be said, nothing is too much.
  const isPriced = contract?.values.every(({ field, isBlocking }) => field !== 'cost' || !isBlocking) ?? true;
  if (!isThere && read.success && parent !== null && isPriced) {
    const rest = left - toCents(read.data.amount);
    if (rest < 0n)
      refusals.push({ key: 'imports.plan.overBalance', params: { balance: texts.money(fromCents(left)) } });
    // What is not taken leaves the rest for the others.
    else if (refusals.length === 0 && doubts.length === 0 && !decisionOf(draft, judging).isSkipped)
      due.set(account, rest);
  }
  return toItem(draft, judging, {
    name: read.success
      ? `${texts.money(read.data.amount)} · ${texts.day(read.data.paidOn)}`
      : texts.t('imports.kind.payment'),
    sourceNumber: null,
    isNumberFree: false,
    match: isThere ? { id: storedId ?? 0, version: 0, name: '' } : null,
    values: proposed ? [...values, proposed] : values,
    refusals,
    doubts,
    parent,
    isChange: false,
    written: read.success ? read.data : {},
  });
}
