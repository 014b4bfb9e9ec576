import type { Random } from '../random.ts';
import { type Calendar, cameIn, chanceOf, DAY, LATEST, type LargePlan, type Minutes } from './plan.ts';
import { inserts, money, sqlRow, text } from './sqlRow.ts';

type Statut = 'draft' | 'to_sign' | 'signed' | 'closed' | 'cancelled';

export interface LargePayment {
  readonly cents: number;
  readonly paidOn: Minutes;
  readonly method: string;
  readonly note: string;
}

/** An invented contract; the same index gives the same contract. */
export interface LargeContract {
  /** Index of its client. */
  readonly client: number;
  readonly cents: number;
  readonly statut: Statut;
  readonly created: Minutes;
  readonly signed: Minutes | null;
  readonly payments: readonly LargePayment[];
}

const KIND = 2;
/** One client in this many is a large account. A quarter of all contracts belong to those. */
const CLIENTS_A_BIG_ACCOUNT = 2000;
const METHODS = ['transfer', 'transfer', 'transfer', 'cheque', 'card', 'cash', 'other'];
const CONTRACT =
  'contract_id,client_id,cost,balance,instalments,statut,creation_date,signed_at,last_update,is_active,version';
const INSTALMENT = 'contract_id,position,amount,days_before';
const PAYMENT = 'payment_id,contract_id,amount,paid_on,method,note,recorded_by,creation_date';
/** Each contract has fewer payments than this, so that a payment's id follows from the contract's id. */
export const PAYMENTS_AT_MOST = 4;

export function contractAt(plan: LargePlan, index: number): LargeContract {
  const random = chanceOf(plan, KIND, index);
  const created = cameIn((index + 0.5) / plan.rows) + random.between(0, DAY - 120);
  const age = -created / DAY;
  const statut = statutOf(random, age);
  const wasSigned = statut === 'signed' || statut === 'closed' || (statut === 'cancelled' && random.next() < 0.4);
  const signed = wasSigned ? Math.min(created + random.between(60, 30 * DAY), LATEST - 120) : null;
  const cents = costOf(random);
  return {
    client: clientOf(random, index),
    cents,
    statut,
    created: Math.min(created, LATEST - 240),
    signed,
    payments: paymentsOf(random, { statut, cents, since: Math.min(signed ?? created, LATEST - 60) }),
  };
}

/** Returns a client that existed before the contract. */
function clientOf(random: Random, index: number): number {
  if (random.next() < 0.25) {
    const accounts = Math.floor(index / CLIENTS_A_BIG_ACCOUNT) + 1;
    return Math.floor(random.next() ** 1.5 * accounts) * CLIENTS_A_BIG_ACCOUNT;
  }
  return random.between(0, index);
}

/** The shares of the statuts (in percent) for contracts up to an age in days. */
const FATES: readonly (readonly [until: number, readonly (readonly [Statut, number])[]])[] = [
  [
    10,
    [
      ['draft', 42],
      ['to_sign', 38],
      ['signed', 17],
      ['cancelled', 3],
    ],
  ],
  [
    45,
    [
      ['draft', 9],
      ['to_sign', 29],
      ['signed', 53],
      ['cancelled', 9],
    ],
  ],
  [
    400,
    [
      ['draft', 1],
      ['to_sign', 2],
      ['signed', 72],
      ['closed', 15],
      ['cancelled', 10],
    ],
  ],
  [
    Number.POSITIVE_INFINITY,
    [
      ['signed', 12],
      ['closed', 80],
      ['cancelled', 8],
    ],
  ],
];

function statutOf(random: Random, age: number): Statut {
  const [, fates = []] = FATES.find(([until]) => age < until) ?? [];
  let left = random.next() * 100;
  for (const [statut, share] of fates) {
    left -= share;
    if (left < 0) return statut;
  }
  return 'signed';
}

/** Returns a cost: many small ones, a few very large ones, mostly round. */
function costOf(random: Random): number {
  const spread = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const euros = Math.min(Math.max(3500 * Math.exp(1.1 * spread), 120), 980_000);
  const kind = random.next();
  if (kind < 0.6) return Math.round(euros / 50) * 5000;
  return kind < 0.85 ? Math.round(euros) * 100 : Math.round(euros * 100);
}

function paymentsOf(
  random: Random,
  { statut, cents, since }: { readonly statut: Statut; readonly cents: number; readonly since: Minutes },
): LargePayment[] {
  const share = random.next();
  const method = random.pick(METHODS);
  const at = (from: number, to: number): Minutes =>
    since + Math.floor((from + random.next() * (to - from)) * (LATEST - since));
  const deposit = {
    cents: Math.floor((cents * random.between(20, 50)) / 100),
    paidOn: at(0, 0.3),
    method,
    note: 'Acompte',
  };
  const rest = { cents: cents - deposit.cents, paidOn: at(0.3, 1), method, note: 'Solde' };
  const whole = { cents, paidOn: at(0, 0.5), method, note: '' };
  const wrong = { cents: -deposit.cents, paidOn: at(0.3, 0.4), method, note: 'Saisi deux fois' };
  if (statut === 'draft') return [];
  if (statut === 'to_sign') return share < 0.05 ? [deposit] : [];
  if (statut === 'cancelled') return share < 0.1 ? [deposit, { ...wrong, note: 'Contrat annulé' }] : [];
  if (statut === 'closed') return share < 0.6 ? [whole] : share < 0.99 ? [deposit, rest] : [deposit];
  if (share < 0.35) return [];
  if (share < 0.65)
    return share < 0.66 && share > 0.645 ? [deposit, wrong, { ...deposit, paidOn: rest.paidOn }] : [deposit];
  return share < 0.85 ? [whole] : [deposit, rest];
}

/**
 * Returns the INSERT statements for the contracts from `start` (inclusive) to `end` (exclusive), for their instalments
 * and for their payments.
 */
export function contractStatements(plan: LargePlan, calendar: Calendar, start: number, end: number): string[] {
  const contracts: string[] = [];
  const instalments: string[] = [];
  const payments: string[] = [];
  for (let index = start; index < end; index += 1) {
    const contract = contractAt(plan, index);
    const deposit = Math.round(contract.cents * 0.3);
    const paid = contract.payments.reduce((sum, { cents }) => sum + cents, 0);
    const touched = Math.max(contract.signed ?? contract.created, ...contract.payments.map(({ paidOn }) => paidOn));
    contracts.push(
      sqlRow(
        plan.firstContract + index,
        plan.firstClient + contract.client,
        money(contract.cents),
        money(contract.cents - paid),
        text(`${money(deposit)} signature\n${money(contract.cents - deposit)} J-30`),
        text(contract.statut),
        calendar.instant(contract.created),
        contract.signed === null ? null : calendar.instant(contract.signed),
        calendar.instant(touched),
        1,
        contract.payments.length + (contract.signed === null ? 0 : 2),
      ),
    );
    instalments.push(
      sqlRow(plan.firstContract + index, 1, money(deposit), null),
      sqlRow(plan.firstContract + index, 2, money(contract.cents - deposit), 30),
    );
    for (const [place, { cents, paidOn, method, note }] of contract.payments.entries()) {
      payments.push(
        sqlRow(
          plan.firstPayment + index * PAYMENTS_AT_MOST + place,
          plan.firstContract + index,
          money(cents),
          calendar.day(paidOn),
          text(method),
          text(note),
          plan.gestion[index % plan.gestion.length] ?? null,
          calendar.instant(paidOn),
        ),
      );
    }
  }
  return [
    ...inserts('contract', CONTRACT, contracts),
    ...inserts('instalment', INSTALMENT, instalments),
    ...inserts('payment', PAYMENT, payments),
  ];
}
