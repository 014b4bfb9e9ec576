import type { Sequelize } from 'sequelize';
import { contract } from '../domain/records/contract.ts';
import { actorOf } from './actorOptions.ts';
import { attributesOf, type RowOf } from './attributes.ts';
import type { ClientRow } from './Client.ts';
import { sendOnly } from './sentColumns.ts';

export type ContractRow = RowOf<typeof contract, { client?: ClientRow }>;

/**
 * Sets the first statut: `draft` for a commercial, whose contract gestion must issue; `to_sign` for gestion. Nothing is
 * paid yet, so the balance is the cost.
 */
function startUnpaid(row: ContractRow, options: object): void {
  const actor = actorOf(options);
  if (!row.isNewRecord || !actor) return;
  row.statut = actor.role === 'gestion' ? 'to_sign' : 'draft';
  row.balance = row.cost;
}

/** Contract. Money is a decimal string everywhere. @returns the model of this session */
export function defineContract(sequelize: Sequelize) {
  return sequelize.define<ContractRow>('contract', attributesOf(contract), {
    hooks: { beforeValidate: startUnpaid, ...sendOnly(contract) },
  });
}
