import type { TextKey } from '../../domain/errors.ts';
import type { DatedInstalment, Dues } from '../../domain/instalments.ts';
import { toCents } from '../../domain/money.ts';
import type { ClientRecord } from '../../domain/records/client.ts';
import type { ContractRecord } from '../../domain/records/contract.ts';
import type { EventRecord } from '../../domain/records/event.ts';
import type { PaymentRecord } from '../../domain/records/payment.ts';
import type { PersonRef } from '../../domain/records/record.ts';
import type { Translator } from '../../i18n/translator.ts';
import { countContracts, listContracts } from '../../services/contracts.ts';
import { countEvents, listEvents } from '../../services/events.ts';
import { contractDues } from '../../services/instalments.ts';
import { getColleagues } from '../../services/lists/collaboratorList.ts';
import type { Page } from '../../services/lists/page.ts';
import { listPayments } from '../../services/payments.ts';
import type { Session } from '../../services/session.ts';
import type { CardEntry, CardSection } from '../kit/Card.tsx';
import { STATE_MARKS, STATUT_MARKS } from './stateMarks.ts';

/** Maximum related records on a card; the child pane shows all of them. */
const FEW = 6;

interface Few<T> {
  readonly rows: readonly T[];
  /** The number of related records, and how many of them are active. */
  readonly all: number;
  readonly total: number;
}

/** Returns the first few records and their number. It counts only where these are not all. */
async function few<T extends { readonly isActive: boolean }>(
  page: Promise<Page<T>>,
  count: (includeInactive: boolean) => Promise<{ readonly total: number }>,
): Promise<Few<T>> {
  const { rows, after } = await page;
  if (after === null) return { rows, all: rows.length, total: rows.filter(({ isActive }) => isActive).length };
  const [all, active] = await Promise.all([count(true), count(false)]);
  return { rows, all: all.total, total: active.total };
}

function section(
  title: string,
  none: string,
  { entries, all, total }: { readonly entries: readonly CardEntry[]; readonly all: number; readonly total: number },
  { t, number }: Translator,
): CardSection {
  const rest = all - entries.length;
  const more = rest > 0 ? [{ value: t('card.more', { count: rest, shown: number(rest) }), values: [] }] : [];
  const listed = entries.length > 0 ? [...entries, ...more] : [{ value: none, values: [] }];
  return { title: t('card.counted', { title, total: number(total) }), entries: listed };
}

function contractEntry(
  { id, cost, balance, statut }: ContractRecord,
  { t, money, typedAmount }: Translator,
): CardEntry {
  return {
    label: t('contracts.name', { id }),
    look: STATUT_MARKS[statut],
    value: [t(`statut.${statut}`), money(cost), t('card.toPay', { balance: money(balance) })].join(' · '),
    values: [
      { label: t('contracts.numberLong'), value: String(id) },
      { label: `${t('contracts.name', { id })}, ${t('contracts.cost')}`, value: typedAmount(cost) },
      { label: `${t('contracts.name', { id })}, ${t('contracts.balance')}`, value: typedAmount(balance) },
    ],
  };
}

function eventEntry({ id, name, start, support, isActive }: EventRecord, { t, shortDateTime }: Translator): CardEntry {
  const who = isActive ? (support?.name ?? t('events.unassigned')) : t('events.isCancelled');
  return {
    label: t('card.numbered', { title: t('events.number'), id }),
    look: isActive ? (support ? undefined : STATE_MARKS.unassigned) : STATE_MARKS.inactive,
    value: [shortDateTime(start), name, who].join(' · '),
    values: [
      { label: t('events.number'), value: String(id) },
      { label: t('events.name'), value: name },
      { label: t('events.start'), value: shortDateTime(start) },
    ],
  };
}

function clientEntry(client: ContractRecord['client'], { t }: Translator): CardEntry {
  return {
    label: t('card.numbered', { title: t('card.client'), id: client.id }),
    value: `${client.companyName} · ${client.fullName}`,
    values: [{ label: t('clients.number'), value: String(client.id) }],
  };
}

function paymentEntry(payment: PaymentRecord, { t, day, money, typedAmount }: Translator): CardEntry {
  const { paidOn, amount, method, recordedBy, note } = payment;
  const said = [money(amount), t(`method.${method}`), recordedBy?.name ?? '', note].filter((part) => part !== '');
  const label = t('card.paid', { day: day(paidOn) });
  return {
    value: [day(paidOn), ...said].join(' · '),
    values: [
      { label, value: typedAmount(amount) },
      { label: t('payments.paidOn'), value: day(paidOn) },
      ...(note === '' ? [] : [{ label: `${label}, ${t('payments.note')}`, value: note }]),
    ],
  };
}

/** Returns the entries of the responsible person, with the e-mail address. */
async function personEntries(
  session: Session,
  people: readonly { readonly label: string; readonly person: PersonRef | null }[],
  { t }: Translator,
): Promise<CardEntry[]> {
  const ids = people.flatMap(({ person }) => (person ? [person.id] : []));
  const colleagues = await getColleagues(session, ids);
  return people.flatMap(({ label, person }) => {
    if (!person) return [];
    const email = colleagues.get(person.id)?.email;
    const values = email === undefined ? [] : [{ label: `${label}, ${t('clients.email')}`, value: email }];
    return [{ label, value: [person.name, ...values.map(({ value }) => value)].join('\n'), values }];
  });
}

/** Returns a client's commercial, and its contracts, the newest first. */
export async function relatedToClient(session: Session, { id, commercial }: ClientRecord, texts: Translator) {
  const query = { scope: 'all', clientId: id, includeInactive: true } as const;
  const [{ rows, ...counts }, people] = await Promise.all([
    few(listContracts(session, query, { from: 'start', limit: FEW }), (includeInactive) =>
      countContracts(session, { ...query, includeInactive }),
    ),
    personEntries(session, [{ label: texts.t('clients.commercial'), person: commercial }], texts),
  ]);
  const entries = rows.map((contract) => contractEntry(contract, texts));
  return [
    ...(people.length > 0 ? [{ title: texts.t('card.related'), entries: people }] : []),
    section(texts.t('pane.contracts'), texts.t('card.noContract'), { entries, ...counts }, texts),
  ];
}

/** Returns what is late, due and next of a contract, and what is paid of each instalment. */
function instalmentsSection({ instalments, late, due, next }: Dues, texts: Translator): CardSection {
  const { t, money, day, shortDay } = texts;
  const when = (one: DatedInstalment): string => {
    if (one.due === 'signature')
      return one.day ? `${t('instalments.signature')} (${day(one.day)})` : t('instalments.signature');
    if ('day' in one.due) return day(one.due.day);
    const before = t('instalments.before', { days: one.due.daysBefore });
    return one.day ? `${before} (${day(one.day)})` : before;
  };
  const paidOf = ({ amount, paid }: DatedInstalment): string[] => {
    if (amount === paid) return [t('instalments.paid')];
    return toCents(paid) > 0n ? [t('instalments.partPaid', { paid: money(paid) })] : [];
  };
  const entry = (label: TextKey, value: string): CardEntry => ({ label: t(label), value });
  return {
    title: t('contracts.instalments'),
    entries: [
      ...(late
        ? [
            {
              ...entry(
                'instalments.late',
                t('instalments.since', { amount: money(late.amount), day: day(late.since) }),
              ),
              short: t('instalments.since', { amount: money(late.amount), day: shortDay(late.since) }),
              look: STATE_MARKS.late,
            },
          ]
        : []),
      ...(toCents(due) > 0n ? [entry('instalments.due', money(due))] : []),
      ...(next
        ? [entry('instalments.next', t('instalments.nextOn', { amount: money(next.amount), day: day(next.day) }))]
        : []),
      ...instalments.map((one): CardEntry => ({ value: [money(one.amount), when(one), ...paidOf(one)].join(' · ') })),
    ],
  };
}

/** Returns a contract's client, instalments, payments and events. */
export async function relatedToContract(session: Session, contract: ContractRecord, texts: Translator) {
  const { t } = texts;
  const { id, client, commercial } = contract;
  const query = { scope: 'all', contractId: id, includeInactive: true } as const;
  const [dues, payments, { rows, ...counts }, people] = await Promise.all([
    contractDues(session, contract),
    listPayments(session, id),
    few(listEvents(session, query, { from: 'start', limit: FEW }), (includeInactive) =>
      countEvents(session, { ...query, includeInactive }),
    ),
    personEntries(session, [{ label: t('clients.commercial'), person: commercial }], texts),
  ]);
  const paid = {
    entries: payments.map((payment) => paymentEntry(payment, texts)),
    all: payments.length,
    total: payments.length,
  };
  const events = { entries: rows.map((event) => eventEntry(event, texts)), ...counts };
  return [
    { title: t('card.related'), entries: [clientEntry(client, texts), ...people] },
    instalmentsSection(dues, texts),
    section(t('payments.title'), t('payments.none'), paid, texts),
    section(t('pane.events'), t('card.noEvent'), events, texts),
  ];
}

/** Returns an event's contract and client, its support and its commercial. */
export async function relatedToEvent(session: Session, event: EventRecord, texts: Translator): Promise<CardSection[]> {
  const { t } = texts;
  const { contract, client, support, commercial } = event;
  const contractLine = {
    label: t('contracts.name', { id: contract.id }),
    value: t(`statut.${contract.statut}`),
    look: STATUT_MARKS[contract.statut],
    values: [{ label: t('contracts.numberLong'), value: String(contract.id) }],
  };
  const people = [
    { label: t('events.support'), person: support },
    { label: t('clients.commercial'), person: commercial },
  ];
  const entries = [contractLine, clientEntry(client, texts), ...(await personEntries(session, people, texts))];
  return [{ title: t('card.related'), entries }];
}
