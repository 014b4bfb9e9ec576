import type { Message } from '../../domain/errors.ts';
import type { Draft } from './gatherDrafts.ts';
import { isShut, type Judging, parentOf } from './judging.ts';
import type { ImportItem, ItemValue, Parent } from './plan.ts';

/** The contract of a payment or an event, and what keeps it from being written. */
export interface FoundContract {
  /** The item of the file; null for a stored contract that the file does not tell of. */
  readonly contract: ImportItem | null;
  readonly parent: Parent | null;
  readonly doubts: Message[];
  readonly refusals: Message[];
  /** The number that the person may take. */
  readonly proposed: ItemValue | null;
}

/** Finds the contract that the file names; else the person chooses one of the client’s. */
export function findContract(draft: Draft, judging: Judging): FoundContract {
  const { items, stored, decisions } = judging;
  const none = { contract: null, parent: null, proposed: null };
  const contract = draft.contract === null ? null : (items.get(draft.contract) ?? null);
  if (contract) {
    const doubts: Message[] = [];
    const refusals: Message[] = [];
    if (isShut(contract)) {
      if (contract.verdict === 'doubtful') doubts.push({ key: 'imports.plan.contractWaits' });
      else refusals.push({ key: 'imports.plan.contractNotTaken' });
    }
    return { contract, parent: parentOf(contract), doubts, refusals, proposed: null };
  }
  const chosen = Number(decisions.items.get(draft.key)?.values?.contractId ?? 0);
  const stands = stored.contracts.get(chosen);
  if (stands) return { ...none, parent: { id: stands.id }, doubts: [], refusals: [] };
  const client = draft.client === null ? null : (items.get(draft.client) ?? null);
  const clientId = client?.match?.id ?? null;
  const own = (stored.contractsOf.get(clientId ?? 0) ?? []).filter(
    (each) => each.isActive && each.statut !== 'cancelled',
  );
  const [only] = own;
  const doubt: Message = { key: own.length > 1 ? 'imports.plan.severalContracts' : 'imports.plan.contractMissing' };
  const proposed: ItemValue = {
    field: 'contractId',
    raw: '',
    value: null,
    stored: null,
    doubt,
    isBlocking: true,
    proposed: own.length === 1 && only ? String(only.id) : null,
  };
  return { ...none, proposed, doubts: [], refusals: [] };
}
