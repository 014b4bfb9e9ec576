/** The tables that the lists are read from: what each column is in terms of the truth. */

export type LineTable = 'client_line' | 'contract_line' | 'event_line';

const nameOf = (alias: string) => `COALESCE(CONCAT(${alias}.first_name, ' ', ${alias}.last_name), '')`;

/** A contract of which something is owed: signed or closed. A draft is not owed yet, a cancelled contract owes nothing. */
const OWED = "contract.statut IN ('signed', 'closed') AND contract.balance > 0";

/** The columns of each line, first the number, with their values; and the tables that these are read from. */
export const LINES: Readonly<Record<LineTable, { readonly columns: Readonly<Record<string, string>>; from: string }>> =
  {
    client_line: {
      columns: {
        client_id: 'client.client_id',
        is_active: 'client.is_active',
        commercial_id: 'client.collaborator_id',
        commercial_name: nameOf('commercial'),
        company_name: 'client.company_name',
        full_name: 'client.full_name',
        email: 'client.email',
        phone: 'client.phone',
        creation_date: 'client.creation_date',
        last_update: 'client.last_update',
      },
      from: 'client LEFT JOIN collaborator commercial ON commercial.collaborator_id = client.collaborator_id',
    },
    contract_line: {
      columns: {
        contract_id: 'contract.contract_id',
        is_active: 'contract.is_active',
        client_id: 'contract.client_id',
        commercial_id: 'client.collaborator_id',
        commercial_name: nameOf('commercial'),
        company_name: 'client.company_name',
        full_name: 'client.full_name',
        cost: 'contract.cost',
        balance: 'contract.balance',
        statut: 'contract.statut',
        statut_rank: "FIELD(contract.statut, 'draft', 'to_sign', 'signed', 'closed', 'cancelled')",
        is_unsigned: "contract.statut IN ('draft', 'to_sign')",
        is_unpaid: OWED,
        creation_date: 'contract.creation_date',
        last_update: 'contract.last_update',
      },
      from: `contract JOIN client ON client.client_id = contract.client_id
      LEFT JOIN collaborator commercial ON commercial.collaborator_id = client.collaborator_id`,
    },
    event_line: {
      columns: {
        event_id: 'event.event_id',
        is_active: 'event.is_active',
        contract_id: 'event.contract_id',
        client_id: 'contract.client_id',
        commercial_id: 'client.collaborator_id',
        commercial_name: nameOf('commercial'),
        support_id: 'event.support_contact',
        support_name: nameOf('support'),
        is_unassigned: 'event.support_contact IS NULL',
        is_long: 'event.event_end > event.event_start + INTERVAL 24 HOUR',
        name: 'event.name',
        event_start: 'event.event_start',
        event_end: 'event.event_end',
        company_name: 'client.company_name',
        full_name: 'client.full_name',
        location: 'event.location',
        attendees: 'event.attendees',
        last_update: 'event.last_update',
      },
      from: `event JOIN contract ON contract.contract_id = event.contract_id
      JOIN client ON client.client_id = contract.client_id
      LEFT JOIN collaborator commercial ON commercial.collaborator_id = client.collaborator_id
      LEFT JOIN collaborator support ON support.collaborator_id = event.support_contact`,
    },
  };
