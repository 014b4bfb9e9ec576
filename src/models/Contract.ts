import type { Sequelize } from 'sequelize';
import { contract } from '../domain/records/contract.ts';
import { actorOf } from './actorOptions.ts';
import { attributesOf, type RowOf } from './attributes.ts';
import type { ClientRow } from './Client.ts';
import { active } from './scopes.ts';
import { sendOnly } from './sentColumns.ts';

export type ContractRow = RowOf<typeof contract, { client?: ClientRow }>;

/**
 * A commercial's contract is a request that gestion issues; gestion's own is ready to be signed. Nothing is paid yet
 * of a new one.
 */
function startUnpaid(row: ContractRow, options: object): void {
  const actor = actorOf(options);
  if (!row.isNewRecord || !actor) return;
  row.statut = actor.role === 'gestion' ? 'to_sign' : 'draft';
  row.balance = row.cost;
}

/** An agreement with one client. Money is a decimal string from end to end. @returns the model of this session */
export function defineContract(sequelize: Sequelize) {
  return sequelize.define<ContractRow>('contract', attributesOf(contract), {
    scopes: { active },
    hooks: { beforeValidate: startUnpaid, ...sendOnly(contract) },
  });
}
