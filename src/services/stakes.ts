import { col, fn } from 'sequelize';
import { subtract, toCents } from '../domain/money.ts';
import { inTransaction } from './inTransaction.ts';
import { requirePermission } from './requirePermission.ts';
import { contractRow } from './rows.ts';
import type { Session } from './session.ts';

/**
 * The unpaid contracts and future events of a client or a contract. The user sees them before it is closed or
 * deactivated.
 */
export interface Stakes {
  /** The number of signed or closed contracts with a balance, and the sum of these balances. */
  readonly unpaid: number;
  readonly owed: string;
  /** The number of active events that are not over, and the first of them. */
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

/** The balance of a contract and the amount paid; null if zero. */
export interface ContractStakes extends Coming {
  readonly balance: string | null;
  readonly received: string | null;
}

/** What a contract would leave behind if it were closed or cancelled: its stored amounts, and its future events. */
export async function contractStakes(session: Session, id: number): Promise<ContractStakes> {
  requirePermission(session, 'contract.list');
  return inTransaction(session, async (unit) => {
    const { cost, balance } = await contractRow(unit, id);
    const some = (amount: string) => (toCents(amount) > 0n ? amount : null);
    const coming = await comingOf(session, 'ofContract', id);
    return { ...coming, balance: some(balance), received: some(subtract(cost, balance)) };
  });
}

/** The unpaid contracts and the future events of a client. */
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
