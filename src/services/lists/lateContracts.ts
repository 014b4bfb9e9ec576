import type { ContractRecord } from '../../domain/records/contract.ts';
import { databaseOf } from '../databaseOf.ts';
import { duesAt } from '../instalments.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import { contractList } from './contractList.ts';
import { allOf, raw, sql } from './sql.ts';

/** A late contract, with the first day that is not paid, and how much was due up to yesterday. */
export interface LateContract extends ContractRecord {
  readonly late: { readonly since: string; readonly amount: string };
}

/**
 * The contracts that are late today, the longest first (decision 13). `mine` keeps the contracts of the user's clients.
 */
export async function listLateContracts(
  session: Session,
  scope: 'mine' | 'all',
  limit: number,
): Promise<readonly LateContract[]> {
  requirePermission(session, 'contract.list');
  const own = scope === 'mine' ? [sql`l.commercial_id = ${session.actor.id}`] : [];
  const asked = allOf([...own, raw('l.is_active = 1'), sql`l.late_from <= ${session.clock.today()}`]);
  const index = raw(scope === 'mine' ? 'contract_listing_own_late' : 'contract_listing_late');
  const { text, values } = sql`SELECT ${raw(contractList.shown)}, (
      SELECT MIN(e.event_start) FROM event_listing e FORCE INDEX (event_listing_contract)
      WHERE e.contract_id = l.contract_id AND e.is_active = 1) AS firstStart
    FROM (SELECT l.contract_id, l.late_from FROM contract_listing l FORCE INDEX (${index}) WHERE ${asked}
      ORDER BY l.late_from, l.contract_id LIMIT ${raw(String(limit))}) n
    STRAIGHT_JOIN contract_listing l ON l.contract_id = n.contract_id ${raw(contractList.joins)}
    ORDER BY n.late_from, n.contract_id`;
  const rows = await databaseOf(session).db.read(text, values);
  return rows.flatMap((row) => {
    const contract = contractList.toRecord(row);
    const { late } = duesAt(session, contract, row.firstStart as Date | null);
    return late ? [{ ...contract, late }] : [];
  });
}
