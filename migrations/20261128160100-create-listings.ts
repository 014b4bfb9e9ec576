export const up: readonly string[] = [
  /**
   * The columns that the list of clients shows and sorts by. Only triggers write it. Every sort column has its own
   * index, which ends with the id, so that the order is always unique.
   */
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
  /**
   * The columns that the list of contracts shows, sorts and filters by; only triggers write it, as for `client_line`.
   */
  `CREATE TABLE contract_line (
    contract_id INT PRIMARY KEY,
    is_active BOOLEAN NOT NULL,
    client_id INT NOT NULL,
    commercial_id INT NULL,
    commercial_name VARCHAR(162) NOT NULL DEFAULT '',
    company_name VARCHAR(121) NOT NULL,
    full_name VARCHAR(121) NOT NULL,
    cost DECIMAL(12, 2) NOT NULL,
    balance DECIMAL(12, 2) NOT NULL,
    statut VARCHAR(20) NOT NULL,
    statut_rank TINYINT NOT NULL,
    is_unsigned BOOLEAN NOT NULL,
    is_unpaid BOOLEAN NOT NULL,
    creation_date DATETIME(3) NOT NULL,
    last_update DATETIME(3) NOT NULL,
    KEY contract_line_contract_id (is_active, contract_id),
    KEY contract_line_company_name (is_active, company_name, contract_id),
    KEY contract_line_full_name (is_active, full_name, contract_id),
    KEY contract_line_cost (is_active, cost, contract_id),
    KEY contract_line_balance (is_active, balance, contract_id),
    KEY contract_line_statut_rank (is_active, statut_rank, contract_id),
    KEY contract_line_commercial_name (is_active, commercial_name, contract_id),
    KEY contract_line_creation_date (is_active, creation_date, contract_id),
    KEY contract_line_last_update (is_active, last_update, contract_id),
    KEY contract_line_unsigned (is_unsigned, is_active, contract_id),
    KEY contract_line_unpaid (is_unpaid, is_active, contract_id),
    KEY contract_line_own (commercial_id, is_active, contract_id),
    KEY contract_line_own_unsigned (commercial_id, is_unsigned, is_active, contract_id),
    KEY contract_line_own_unpaid (commercial_id, is_unpaid, is_active, contract_id),
    KEY contract_line_client (client_id, is_active, contract_id)
  ) ENGINE = InnoDB`,
  /**
   * The columns that the list of events shows, sorts and filters by; only triggers write it, as for `client_line`.
   * `is_long`: longer than 24 hours. The upcoming events are those that start after yesterday, and the few long ones
   * that have already started.
   */
  `CREATE TABLE event_line (
    event_id INT PRIMARY KEY,
    is_active BOOLEAN NOT NULL,
    contract_id INT NOT NULL,
    client_id INT NOT NULL,
    commercial_id INT NULL,
    commercial_name VARCHAR(162) NOT NULL DEFAULT '',
    support_id INT NULL,
    support_name VARCHAR(162) NOT NULL DEFAULT '',
    is_unassigned BOOLEAN NOT NULL,
    is_long BOOLEAN NOT NULL,
    name VARCHAR(121) NOT NULL,
    event_start DATETIME NOT NULL,
    event_end DATETIME NOT NULL,
    company_name VARCHAR(121) NOT NULL,
    full_name VARCHAR(121) NOT NULL,
    location VARCHAR(256) NOT NULL,
    attendees BIGINT NULL,
    last_update DATETIME(3) NOT NULL,
    length_class TINYINT AS ((event_end > event_start + INTERVAL 1 DAY) + (event_end > event_start + INTERVAL 7 DAY) + (event_end > event_start + INTERVAL 60 DAY)) VIRTUAL,
    KEY event_line_event_id (is_active, event_id),
    KEY event_line_contract_id (is_active, contract_id, event_id),
    KEY event_line_name (is_active, name, event_id),
    KEY event_line_event_start (is_active, event_start, event_id),
    KEY event_line_event_end (is_active, event_end, event_id),
    KEY event_line_company_name (is_active, company_name, event_id),
    KEY event_line_full_name (is_active, full_name, event_id),
    KEY event_line_location (is_active, location, event_id),
    KEY event_line_attendees (is_active, attendees, event_id),
    KEY event_line_support_name (is_active, support_name, event_id),
    KEY event_line_commercial_name (is_active, commercial_name, event_id),
    KEY event_line_last_update (is_active, last_update, event_id),
    KEY event_line_length (is_active, length_class, event_start, event_end, event_id),
    KEY event_line_assigned (support_id, is_active, event_start, event_id),
    KEY event_line_own (commercial_id, is_active, event_start, event_id),
    KEY event_line_unassigned (is_unassigned, is_active, event_start, event_id),
    KEY event_line_contract (contract_id, is_active, event_start, event_id),
    KEY event_line_client (client_id, is_active, event_start, event_id)
  ) ENGINE = InnoDB`,
  /**
   * The words of the clients for the search, found by their beginning: company, name, e-mail, and the digits of the
   * phone. The collation of the schema ignores accents and case. Only triggers write it.
   */
  `CREATE TABLE client_word (
    word VARCHAR(64) NOT NULL,
    client_id INT NOT NULL,
    PRIMARY KEY (client_id, word),
    KEY client_word_start (word, client_id)
  ) ENGINE = InnoDB`,
  /** The words of an event's name and location, as in `client_word`. */
  `CREATE TABLE event_word (
    word VARCHAR(64) NOT NULL,
    event_id INT NOT NULL,
    PRIMARY KEY (event_id, word),
    KEY event_word_start (word, event_id)
  ) ENGINE = InnoDB`,
];

export const down: readonly string[] = [
  'DROP TABLE event_word',
  'DROP TABLE client_word',
  'DROP TABLE event_line',
  'DROP TABLE contract_line',
  'DROP TABLE client_line',
];
