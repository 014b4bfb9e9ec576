import type { ContractRecord } from '../domain/records/contract.ts';
import type { EventRecord } from '../domain/records/event.ts';
import { inTransaction } from './inTransaction.ts';
import { requirePermission } from './requirePermission.ts';
import { withClient } from './rows.ts';
import type { Session } from './session.ts';
import { toContract } from './toRecord.ts';

/**
 * The contract under which an event can be held again: its own if that is still signed, else the client's newest signed
 * one.
 * @returns null if the client has no signed contract
 */
export async function findSignedContract(
  session: Session,
  { contract, client }: Pick<EventRecord, 'contract' | 'client'>,
): Promise<ContractRecord | null> {
  requirePermission(session, 'contract.list');
  return inTransaction(session, async ({ models, readOptions }) => {
    const signed = { clientId: client.id, statut: 'signed', isActive: true } as const;
    const include = withClient(models);
    const same = await models.Contract.findOne({ ...readOptions, include, where: { ...signed, id: contract.id } });
    const found =
      same ?? (await models.Contract.findOne({ ...readOptions, include, where: signed, order: [['id', 'DESC']] }));
    return found && toContract(found);
  });
}
