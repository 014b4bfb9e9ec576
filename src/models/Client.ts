import type { Sequelize } from 'sequelize';
import { client } from '../domain/records/client.ts';
import { actorOf } from './actorOptions.ts';
import { attributesOf, type RowOf } from './attributes.ts';
import type { ColleagueRow } from './Colleague.ts';
import { filterScopes } from './listings.ts';
import { active, ofCommercial } from './scopes.ts';
import { sendOnly } from './sentColumns.ts';

export type ClientRow = RowOf<typeof client, { commercial?: ColleagueRow | null }>;

/**
 * S9: assigns a new client to the commercial who creates it. Runs before validation, because `beforeCreate` runs after
 * it.
 */
function assignToCreator(row: ClientRow, options: object): void {
  const actor = actorOf(options);
  if (row.isNewRecord && actor?.role === 'commercial') row.commercialId = actor.id;
}

/** Client. @returns the model of this session */
export function defineClient(sequelize: Sequelize) {
  return sequelize.define<ClientRow>('client', attributesOf(client), {
    scopes: {
      active,
      ...filterScopes(client.filters),
      /** S8: the clients of one commercial. */
      ownedBy: ofCommercial,
    },
    hooks: { beforeValidate: assignToCreator, ...sendOnly(client) },
  });
}
