import type { ContractRecord } from '../../domain/records/contract.ts';
import { allow } from '../allow.ts';
import type { Session } from '../session.ts';
import { contractList } from './contractList.ts';
import { listCount } from './listCount.ts';
import type { ListQuery, ScopeCall } from './listSpec.ts';
import { type Asked, listWindow } from './listWindow.ts';
import type { Count, CountOptions, Window, WindowOptions } from './window.ts';

export interface ContractQuery extends ListQuery {
  /** `mine`: S11, the contracts of my clients. */
  readonly scope: 'mine' | 'all';
  /** S12; S13, what is owed: signed or closed and not fully paid. A draft is not owed yet, a cancelled one owes nothing. */
  readonly status?: 'any' | 'unsigned' | 'unpaid';
  /** Only those of this client. */
  readonly clientId?: number;
}

const scopes = ({ actor }: Session, { scope, status = 'any', clientId }: ContractQuery): ScopeCall[] => [
  ...(scope === 'mine' ? [['ofCommercial', actor.id] as const] : []),
  ...(status === 'any' ? [] : [[status] as const]),
  ...(clientId === undefined ? [] : [['ofClient', clientId] as const]),
];

const asked = (session: Session, query: ContractQuery): Asked<ContractRecord> => ({
  session,
  spec: contractList,
  query,
  scopes: scopes(session, query),
});

/** S10–S13: a window of the contracts, the newest first unless another order is asked for. */
export async function listContracts(
  session: Session,
  query: ContractQuery,
  window: WindowOptions,
): Promise<Window<ContractRecord>> {
  allow(session, 'contract.list');
  return listWindow(asked(session, query), window);
}

/** How many rows that list has, and how many stand before the record `at`. */
export async function countContracts(
  session: Session,
  query: ContractQuery,
  options: CountOptions = {},
): Promise<Count> {
  allow(session, 'contract.list');
  return listCount(asked(session, query), options);
}
