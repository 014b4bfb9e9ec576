import type { Sequelize } from 'sequelize';
import { client } from '../domain/records/client.ts';
import { actorOf } from './actorOptions.ts';
import { attributesOf, type RowOf } from './attributes.ts';
import type { ColleagueRow } from './Colleague.ts';
import { active, ofCommercial } from './scopes.ts';
import { sendOnly } from './sentColumns.ts';

export type ClientRow = RowOf<typeof client, { commercial?: ColleagueRow | null }>;

/** S9: a new client belongs to the commercial who creates it. Before validation: `beforeCreate` comes too late. */
function assignToCreator(row: ClientRow, options: object): void {
  const actor = actorOf(options);
  if (row.isNewRecord && actor?.role === 'commercial') row.commercialId = actor.id;
}

/** A customer, with the commercial whose client it is. @returns the model of this session */
export function defineClient(sequelize: Sequelize) {
  return sequelize.define<ClientRow>('client', attributesOf(client), {
    scopes: {
      active,
      /** S8: my clients. */
      ownedBy: ofCommercial,
    },
    hooks: { beforeValidate: assignToCreator, ...sendOnly(client) },
  });
}
