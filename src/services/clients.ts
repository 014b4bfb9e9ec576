import type { ClientRecord } from '../domain/records/client.ts';
import { type ClientInput, clientSchema } from './input/clientInput.ts';
import { changesOf, readForm } from './input/typed.ts';
import { inTransaction, type Unit } from './inTransaction.ts';
import { lockForUpdate } from './lockForUpdate.ts';
import { requestKey } from './requestKey.ts';
import { requirePermission } from './requirePermission.ts';
import { clientRow } from './rows.ts';
import type { Session } from './session.ts';
import { toClient } from './toRecord.ts';

export { type Duplicate, findDuplicates } from './findDuplicates.ts';
export { type ClientQuery, countClients, listClients } from './lists/clientList.ts';
export type { ClientInput };

const reread = async (unit: Unit, id: number): Promise<ClientRecord> => toClient(await clientRow(unit, id));

/** One client, active or not. @throws NotFound */
export async function getClient(session: Session, id: number): Promise<ClientRecord> {
  requirePermission(session, 'client.list');
  return inTransaction(session, (unit) => reread(unit, id));
}

/**
 * S9: the commercial who creates the client becomes its commercial.
 * @param key idempotency key of the form
 * @throws Invalid on the fields of the form
 */
export async function createClient(session: Session, input: ClientInput, key: string): Promise<ClientRecord> {
  requirePermission(session, 'client.create');
  const { creationDate, ...values } = readForm(clientSchema(session.clock), input);
  return inTransaction(session, async (unit) => {
    const { models, readOptions, writeOptions } = unit;
    const mine = { creationDate: creationDate ?? session.clock.today(), requestKey: requestKey(key) };
    const created =
      (await models.Client.findOne({ where: { requestKey: mine.requestKey }, ...readOptions })) ??
      (await models.Client.create({ ...values, ...mine }, writeOptions));
    unit.changed('client', created.id);
    return reread(unit, created.id);
  });
}

/**
 * S23: updates a client. Fields that are not in `input` keep their values.
 * @param version the version of the record in the form
 * @throws Conflict, Invalid, NotAllowed
 */
export async function updateClient(
  session: Session,
  id: number,
  version: number,
  input: Partial<ClientInput>,
): Promise<ClientRecord> {
  return inTransaction(session, async (unit) => {
    const { row } = await lockForUpdate(unit, 'client.update', 'client', id, toClient, version);
    const { creationDate, ...values } = readForm(changesOf(clientSchema(session.clock), input), input);
    await row.update({ ...values, creationDate: creationDate ?? row.creationDate }, unit.writeOptions);
    unit.changed('client', id);
    return reread(unit, id);
  });
}

type Change = 'client.deactivate' | 'client.reactivate' | 'client.reassign';

/** Changes one column of a client. @throws Conflict, NotAllowed */
const change = (
  session: Session,
  action: Change,
  { id, version }: { readonly id: number; readonly version: number },
  values: { readonly isActive: boolean } | { readonly commercialId: number },
): Promise<ClientRecord> =>
  inTransaction(session, async (unit) => {
    const { row } = await lockForUpdate<'client', ClientRecord, Change>(unit, action, 'client', id, toClient, version);
    await row.update(values, unit.writeOptions);
    unit.changed('client', id);
    return reread(unit, id);
  });

/** S26: removes the client from every list. Lists show it again on demand. */
export const deactivateClient = (session: Session, id: number, version: number): Promise<ClientRecord> =>
  change(session, 'client.deactivate', { id, version }, { isActive: false });

export const reactivateClient = (session: Session, id: number, version: number): Promise<ClientRecord> =>
  change(session, 'client.reactivate', { id, version }, { isActive: true });

/** Gives the client to another active commercial. Only gestion may do it. */
export const reassignClient = (
  session: Session,
  id: number,
  version: number,
  commercialId: number,
): Promise<ClientRecord> => change(session, 'client.reassign', { id, version }, { commercialId });
