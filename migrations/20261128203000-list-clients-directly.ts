/** The tables that lists are read from, under the names that they have from now on, and their indexes. */
const LISTINGS = {
  contract: [
    'contract_id',
    'company_name',
    'full_name',
    'cost',
    'balance',
    'statut_rank',
    'commercial_name',
    'creation_date',
    'last_update',
    'unsigned',
    'unpaid',
    'own',
    'own_unsigned',
    'own_unpaid',
    'client',
  ],
  event: [
    'event_id',
    'contract_id',
    'name',
    'event_start',
    'event_end',
    'company_name',
    'full_name',
    'location',
    'attendees',
    'support_name',
    'commercial_name',
    'last_update',
    'length',
    'assigned',
    'own',
    'unassigned',
    'contract',
    'client',
  ],
} as const;

/** The statements that name a listing, or all its indexes, otherwise. */
const rename = (record: keyof typeof LISTINGS, from: string, to: string): readonly string[] => [
  `RENAME TABLE ${record}_${from} TO ${record}_${to}`,
  `ALTER TABLE ${record}_${to} ${LISTINGS[record]
    .map((key) => `RENAME INDEX ${record}_${from}_${key} TO ${record}_${to}_${key}`)
    .join(', ')}`,
];

export const up: readonly string[] = [
  /**
   * The list of clients is read from the clients themselves: the one value that they did not have is the commercial's
   * name. Every column that the list is sorted by has an index of its own, which the id closes.
   */
  `ALTER TABLE client
    ADD COLUMN commercial_name VARCHAR(162) NOT NULL DEFAULT '' AFTER collaborator_id,
    DROP KEY client_email,
    DROP KEY client_company_name,
    ADD KEY client_company_name (is_active, company_name, client_id),
    ADD KEY client_full_name (is_active, full_name, client_id),
    ADD KEY client_email (is_active, email, client_id),
    ADD KEY client_phone (is_active, phone, client_id),
    ADD KEY client_commercial_name (is_active, commercial_name, client_id),
    ADD KEY client_creation_date (is_active, creation_date, client_id),
    ADD KEY client_last_update (is_active, last_update, client_id),
    ADD KEY client_own (collaborator_id, is_active, company_name, client_id)`,
  `UPDATE client JOIN collaborator ON collaborator.collaborator_id = client.collaborator_id
    SET commercial_name = CONCAT(first_name, ' ', last_name)`,
  'DROP TABLE client_line',
  ...rename('contract', 'line', 'listing'),
  ...rename('event', 'line', 'listing'),
];

export const down: readonly string[] = [
  ...rename('event', 'listing', 'line'),
  ...rename('contract', 'listing', 'line'),
  `CREATE TABLE client_line (
    client_id INT PRIMARY KEY,
    is_active BOOLEAN NOT NULL,
    commercial_id INT NULL,
    commercial_name VARCHAR(162) NOT NULL DEFAULT '',
    company_name VARCHAR(121) NOT NULL,
    full_name VARCHAR(121) NOT NULL,
    email VARCHAR(255) NOT NULL,
    phone VARCHAR(41) NOT NULL,
    creation_date DATE NOT NULL,
    last_update DATETIME(3) NOT NULL,
    KEY client_line_company_name (is_active, company_name, client_id),
    KEY client_line_full_name (is_active, full_name, client_id),
    KEY client_line_email (is_active, email, client_id),
    KEY client_line_phone (is_active, phone, client_id),
    KEY client_line_commercial_name (is_active, commercial_name, client_id),
    KEY client_line_creation_date (is_active, creation_date, client_id),
    KEY client_line_last_update (is_active, last_update, client_id),
    KEY client_line_own (commercial_id, is_active, company_name, client_id)
  ) ENGINE = InnoDB`,
  `ALTER TABLE client
    DROP KEY client_own,
    DROP KEY client_last_update,
    DROP KEY client_creation_date,
    DROP KEY client_commercial_name,
    DROP KEY client_phone,
    DROP KEY client_email,
    DROP KEY client_full_name,
    DROP KEY client_company_name,
    DROP COLUMN commercial_name,
    ADD KEY client_email (email),
    ADD KEY client_company_name (company_name)`,
];
