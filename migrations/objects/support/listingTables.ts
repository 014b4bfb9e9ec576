/** The listings: the source of each column, as an SQL expression. */

import { contract } from '../../../src/domain/records/contract.ts';
import { event } from '../../../src/domain/records/event.ts';
import { listingColumns } from './columns.ts';
import { LATE_FROM } from './instalmentSql.ts';

export type ListingTable = 'contract_listing' | 'event_listing';

/** A contract with an amount due: signed or closed. A draft is not owed yet, a cancelled contract owes nothing. */
const OWED = "contract.statut IN ('signed', 'closed') AND contract.balance > 0";

/** The day of an event's earliest open task. */
const TASK_DUE_ON = '(SELECT MIN(task.due_on) FROM task WHERE task.event_id = event.event_id AND task.is_open = 1)';

/** The columns of each listing with their values, and the tables that these are read from. */
export const LISTINGS: Readonly<
  Record<ListingTable, { readonly columns: Readonly<Record<string, string>>; from: string }>
> = {
  contract_listing: {
    columns: {
      ...listingColumns(contract),
      is_unsigned: "contract.statut IN ('draft', 'to_sign')",
      is_unpaid: OWED,
      late_from: LATE_FROM,
    },
    from: `contract JOIN client ON client.client_id = contract.client_id
      LEFT JOIN collaborator commercial ON commercial.collaborator_id = client.collaborator_id`,
  },
  event_listing: {
    columns: {
      ...listingColumns(event),
      is_unassigned: 'event.support_contact IS NULL',
      is_long: 'event.event_end > event.event_start + INTERVAL 24 HOUR',
      late_from: LATE_FROM,
      task_due_on: TASK_DUE_ON,
    },
    from: `event JOIN contract ON contract.contract_id = event.contract_id
      JOIN client ON client.client_id = contract.client_id
      LEFT JOIN collaborator commercial ON commercial.collaborator_id = client.collaborator_id
      LEFT JOIN collaborator support ON support.collaborator_id = event.support_contact`,
  },
};
