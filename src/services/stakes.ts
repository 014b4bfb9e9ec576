import { col, fn } from 'sequelize';
import { subtract, toCents } from '../domain/money.ts';
import { inTransaction } from './inTransaction.ts';
import { requirePermission } from './requirePermission.ts';
import { contractRow } from './rows.ts';
import type { Session } from './session.ts';

/** What is owed and what is to come, of a client or of a contract: to be known before it is closed or taken away. */
export interface Stakes {
  /** How many contracts are owed, signed or closed, and the sum of their balances. */
  readonly unpaid: number;
  readonly owed: string;
  /** How many active events are not over yet, and the first of them. */
  readonly events: number;
  readonly next: { readonly name: string; readonly start: Date; readonly end: Date } | null;
}

type Coming = Pick<Stakes, 'events' | 'next'>;

const comingOf = (session: Session, scope: 'ofClient' | 'ofContract', id: number): Promise<Coming> =>
  inTransaction(session, async ({ models, readOptions }) => {
    const coming = models.EventListing.scope([
      'active',
      { method: [scope, id] },
      { method: ['upcoming', session.now()] },
    ]);
    const order: [string, string][] = [
      ['start', 'ASC'],
      ['id', 'ASC'],
    ];
    const events = await coming.count(readOptions);
    const next = await coming.findOne({ ...readOptions, attributes: ['name', 'start', 'end'], order });
    return { events, next: next && (next.get() as Stakes['next']) };
  });

/** A contract's own: what is still to be paid, and what was received; null where nothing is. */
export interface ContractStakes extends Coming {
  readonly balance: string | null;
  readonly received: string | null;
}

/** What closing a contract, or cancelling it, would leave: the money as it is stored now, and its events to come. */
export async function contractStakes(session: Session, id: number): Promise<ContractStakes> {
  requirePermission(session, 'contract.list');
  return inTransaction(session, async (unit) => {
    const { cost, balance } = await contractRow(unit, id);
    const some = (amount: string) => (toCents(amount) > 0n ? amount : null);
    const coming = await comingOf(session, 'ofContract', id);
    return { ...coming, balance: some(balance), received: some(subtract(cost, balance)) };
  });
}

/** What is owed of a client's contracts, and which events are to come. */
export async function clientStakes(session: Session, id: number): Promise<Stakes> {
  requirePermission(session, 'client.list');
  return inTransaction(session, async ({ models, readOptions }) => {
    const [sum] = await models.ContractListing.scope(['active', 'unpaid', { method: ['ofClient', id] }]).findAll({
      ...readOptions,
      attributes: [
        [fn('COUNT', col('contract_id')), 'unpaid'],
        [fn('SUM', col('balance')), 'owed'],
      ],
    });
    const coming = await comingOf(session, 'ofClient', id);
    return { unpaid: Number(sum?.get('unpaid')), owed: String(sum?.get('owed') ?? '0.00'), ...coming };
  });
}
