import { fromCents, toCents } from '../src/domain/money.ts';
import type { PaymentMethod } from '../src/domain/paymentMethod.ts';
import type { Statut } from '../src/domain/statut.ts';
import type { Random } from './random.ts';

export interface DemoPayment {
  readonly amount: string;
  /** Days after the seeding; negative for days before it. */
  readonly paidOn: number;
  readonly method: PaymentMethod;
  readonly note: string;
}

export interface DemoContract {
  readonly id: number;
  /** Index of its client among the invented ones. */
  readonly client: number;
  readonly cost: string;
  readonly statut: Statut;
  /** Days after the seeding; the fields below likewise. */
  readonly created: number;
  readonly signed: number | null;
  readonly payments: readonly DemoPayment[];
}

/** Every statut, and every payment state of the signed ones, several times for each commercial. */
const STATES: readonly (readonly [Statut, paid: 'nothing' | 'part' | 'all'])[] = [
  ['signed', 'part'],
  ['signed', 'nothing'],
  ['to_sign', 'nothing'],
  ['signed', 'all'],
  ['closed', 'all'],
  ['signed', 'part'],
  ['draft', 'nothing'],
  ['signed', 'all'],
  ['to_sign', 'part'],
  ['signed', 'nothing'],
  ['cancelled', 'nothing'],
  ['signed', 'part'],
  ['closed', 'part'],
];

const FIRST_ID = 580;
const METHODS: readonly PaymentMethod[] = ['transfer', 'transfer', 'cheque', 'card', 'cash'];

function payments(random: Random, cost: string, paid: 'nothing' | 'part' | 'all', since: number): DemoPayment[] {
  if (paid === 'nothing') return [];
  const method = random.pick(METHODS);
  const deposit = fromCents((toCents(cost) * BigInt(random.between(20, 50))) / 100n);
  const first = { amount: deposit, paidOn: random.between(since, Math.round(since * 0.6)), method, note: 'Acompte' };
  if (paid === 'part') return [first];
  const rest = fromCents(toCents(cost) - toCents(deposit));
  return [first, { amount: rest, paidOn: random.between(Math.round(since * 0.5), -1), method, note: 'Solde' }];
}

/** @param taken ids of the brief's own contracts @returns one or two contracts for each client */
export function demoContracts(
  random: Random,
  clients: number,
  count: number,
  taken: readonly number[],
): DemoContract[] {
  const contracts: DemoContract[] = [];
  for (let id = FIRST_ID; contracts.length < count; id += 1) {
    if (taken.includes(id)) continue;
    const index = contracts.length;
    const [statut, paid] = STATES[index % STATES.length] ?? ['draft', 'nothing'];
    const cost = `${random.between(16, 900) * 50}.${random.pick(['00', '00', '50'])}`;
    const isDone = statut === 'signed' || statut === 'closed';
    const created = statut === 'draft' ? -random.between(1, 20) : -random.between(25, 330);
    const signed = isDone ? Math.round(created * 0.8) : null;
    contracts.push({
      id,
      client: index % clients,
      cost,
      statut,
      created,
      signed,
      payments: payments(random, cost, paid, signed ?? created),
    });
  }
  return contracts;
}
