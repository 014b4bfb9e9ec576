import { Invalid } from '../domain/errors.ts';
import { fromCents, toCents } from '../domain/money.ts';
import type { ContractRecord } from '../domain/records/contract.ts';
import type { Statut } from '../domain/statut.ts';
import { authorize, authorizeDepartment } from '../policies/authorize.ts';
import type { Action, ActionSubjects } from '../policies/permissions.ts';
import { type ContractInput, contractSchema } from './input/contractInput.ts';
import { changesOf, readForm } from './input/typed.ts';
import { inTransaction, type Unit } from './inTransaction.ts';
import { lockForUpdate, lockParentForCreate } from './lockForUpdate.ts';
import { requestKey } from './requestKey.ts';
import { requirePermission } from './requirePermission.ts';
import { contractRow, found } from './rows.ts';
import type { Session } from './session.ts';
import { toClient, toContract } from './toRecord.ts';

export { type ContractQuery, countContracts, listContracts } from './lists/contractList.ts';
export type { ContractInput };

const reread = async (unit: Unit, id: number): Promise<ContractRecord> => toContract(await contractRow(unit, id));

/** One contract, whatever its statut. @throws NotFound */
export async function getContract(session: Session, id: number): Promise<ContractRecord> {
  requirePermission(session, 'contract.list');
  return inTransaction(session, (unit) => reread(unit, id));
}

/**
 * S14: creates a contract for the selected client: a draft if a commercial creates it, `to_sign` if gestion does.
 * @param key idempotency key of the form
 * @throws Invalid on `cost`; NotAllowed for another commercial's client or a deactivated one
 */
export async function createContract(session: Session, input: ContractInput, key: string): Promise<ContractRecord> {
  return inTransaction(session, async (unit) => {
    authorizeDepartment(unit.actor, 'contract.create');
    const mine = { requestKey: requestKey(key) };
    const clientId = Number(input.clientId);
    const creation = { of: 'contract', ...mine } as const;
    const { before } = await lockParentForCreate(unit, 'contract.create', 'client', clientId, toClient, creation);
    if (before !== null) return reread(unit, before);
    const values = readForm(contractSchema, input);
    const created = await unit.models.Contract.create({ ...values, clientId, ...mine }, unit.writeOptions);
    unit.changed('contract', created.id);
    return reread(unit, created.id);
  });
}

/**
 * Updates the terms before the signature. A new client must be one for which the user may create a contract.
 * @throws Conflict, NotAllowed; Invalid on `cost`, also if more than that was already paid
 */
export async function updateContract(
  session: Session,
  id: number,
  version: number,
  input: Partial<ContractInput>,
): Promise<ContractRecord> {
  return inTransaction(session, async (unit) => {
    const also = input.clientId === undefined ? {} : { clientId: Number(input.clientId) };
    const { row, client } = await lockForUpdate(unit, 'contract.update', 'contract', id, toContract, version, also);
    const { cost = row.cost } = readForm(changesOf(contractSchema, input), input);
    const { clientId = row.clientId } = also;
    if (clientId !== row.clientId) authorize(unit.actor, 'contract.create', toClient(found(client)));
    const paid = toCents(row.cost) - toCents(row.balance);
    if (toCents(cost) < paid) {
      const amount = session.texts.money(fromCents(paid));
      throw new Invalid({ cost: { key: 'field.belowPaid', params: { amount } } });
    }
    await row.update({ clientId, cost }, unit.writeOptions);
    unit.changed('contract', id);
    return reread(unit, id);
  });
}

type Move = Extract<Action, 'contract.issue' | 'contract.sign' | 'contract.cancel' | 'contract.close'>;

/** Changes the statut. The permission table defines the allowed transitions and who may make them. */
function move(session: Session, action: Move, statut: Statut, id: number, version: number): Promise<ContractRecord> {
  return inTransaction(session, async (unit) => {
    const { row } = await lockForUpdate<'contract', ContractRecord & ActionSubjects[Move], Move>(
      unit,
      action,
      'contract',
      id,
      toContract,
      version,
    );
    await row.update({ statut }, unit.writeOptions);
    unit.changed('contract', id);
    return reread(unit, id);
  });
}

/** `draft` → `to_sign`, gestion. */
export const issueContract = (session: Session, id: number, version: number): Promise<ContractRecord> =>
  move(session, 'contract.issue', 'to_sign', id, version);

/** `to_sign` → `signed`: freezes the terms and allows events. */
export const signContract = (session: Session, id: number, version: number): Promise<ContractRecord> =>
  move(session, 'contract.sign', 'signed', id, version);

/** To `cancelled`, from any statut before `closed`. */
export const cancelContract = (session: Session, id: number, version: number): Promise<ContractRecord> =>
  move(session, 'contract.cancel', 'cancelled', id, version);

/** `signed` → `closed`. */
export const closeContract = (session: Session, id: number, version: number): Promise<ContractRecord> =>
  move(session, 'contract.close', 'closed', id, version);
