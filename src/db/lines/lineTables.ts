/** The tables that the lists are read from: which keys they have, and what each column is in terms of the truth. */

export type LineTable = 'client_line' | 'contract_line' | 'event_line';
export type WordTable = 'client_word' | 'event_word';

/** The secondary keys, by name; the number of the record closes each, so that a place in an order is unambiguous. */
export const LINE_KEYS: Readonly<Record<LineTable | WordTable, Readonly<Record<string, string>>>> = {
  client_line: {
    client_line_company_name: 'is_active, company_name, client_id',
    client_line_full_name: 'is_active, full_name, client_id',
    client_line_email: 'is_active, email, client_id',
    client_line_phone: 'is_active, phone, client_id',
    client_line_commercial_name: 'is_active, commercial_name, client_id',
    client_line_creation_date: 'is_active, creation_date, client_id',
    client_line_last_update: 'is_active, last_update, client_id',
    client_line_own: 'commercial_id, is_active, company_name, client_id',
  },
  contract_line: {
    contract_line_contract_id: 'is_active, contract_id',
    contract_line_company_name: 'is_active, company_name, contract_id',
    contract_line_full_name: 'is_active, full_name, contract_id',
    contract_line_cost: 'is_active, cost, contract_id',
    contract_line_balance: 'is_active, balance, contract_id',
    contract_line_statut_rank: 'is_active, statut_rank, contract_id',
    contract_line_commercial_name: 'is_active, commercial_name, contract_id',
    contract_line_creation_date: 'is_active, creation_date, contract_id',
    contract_line_last_update: 'is_active, last_update, contract_id',
    contract_line_unsigned: 'is_unsigned, is_active, contract_id',
    contract_line_unpaid: 'is_unpaid, is_active, contract_id',
    contract_line_own: 'commercial_id, is_active, contract_id',
    contract_line_own_unsigned: 'commercial_id, is_unsigned, is_active, contract_id',
    contract_line_own_unpaid: 'commercial_id, is_unpaid, is_active, contract_id',
    contract_line_client: 'client_id, is_active, contract_id',
  },
  event_line: {
    event_line_event_id: 'is_active, event_id',
    event_line_contract_id: 'is_active, contract_id, event_id',
    event_line_name: 'is_active, name, event_id',
    event_line_event_start: 'is_active, event_start, event_id',
    event_line_event_end: 'is_active, event_end, event_id',
    event_line_company_name: 'is_active, company_name, event_id',
    event_line_full_name: 'is_active, full_name, event_id',
    event_line_location: 'is_active, location, event_id',
    event_line_attendees: 'is_active, attendees, event_id',
    event_line_support_name: 'is_active, support_name, event_id',
    event_line_commercial_name: 'is_active, commercial_name, event_id',
    event_line_last_update: 'is_active, last_update, event_id',
    event_line_length: 'is_active, length_class, event_start, event_end, event_id',
    event_line_assigned: 'support_id, is_active, event_start, event_id',
    event_line_own: 'commercial_id, is_active, event_start, event_id',
    event_line_unassigned: 'is_unassigned, is_active, event_start, event_id',
    event_line_contract: 'contract_id, is_active, event_start, event_id',
    event_line_client: 'client_id, is_active, event_start, event_id',
  },
  client_word: { client_word_start: 'word, client_id' },
  event_word: { event_word_start: 'word, event_id' },
};

/** The secondary keys as `CREATE TABLE` takes them. @param later those of columns that are added afterwards */
export const keysOf = (table: LineTable | WordTable, later: readonly string[] = []): string =>
  Object.entries(LINE_KEYS[table])
    .filter(([name]) => !later.includes(name))
    .map(([name, columns]) => `KEY ${name} (${columns})`)
    .join(',\n      ');

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
