export const up: readonly string[] = [
  `CREATE TABLE collaborator (
    collaborator_id INT AUTO_INCREMENT PRIMARY KEY,
    first_name VARCHAR(81) NOT NULL,
    last_name VARCHAR(81) NOT NULL,
    username VARCHAR(65) NOT NULL,
    email VARCHAR(255) NOT NULL,
    role VARCHAR(20) NOT NULL,
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    creation_date DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    last_update DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    version INT NOT NULL DEFAULT 0,
    request_key CHAR(36) NULL,
    UNIQUE KEY collaborator_username (username),
    UNIQUE KEY collaborator_email (email),
    UNIQUE KEY collaborator_request_key (request_key),
    KEY collaborator_role (role, is_active),
    CONSTRAINT collaborator_is_active_known CHECK (is_active IN (0, 1)),
    CONSTRAINT collaborator_first_name_shape CHECK (TRIM(first_name) <> '' AND CHAR_LENGTH(first_name) <= 80),
    CONSTRAINT collaborator_last_name_shape CHECK (TRIM(last_name) <> '' AND CHAR_LENGTH(last_name) <= 80),
    CONSTRAINT collaborator_username_shape CHECK (
      LENGTH(username) BETWEEN 1 AND 64 AND LENGTH(username) = CHAR_LENGTH(username)
      AND username REGEXP '^[a-z0-9]' AND username NOT REGEXP '[^a-z0-9._-]'
      AND CAST(username AS BINARY) = CAST(LOWER(username) AS BINARY)),
    CONSTRAINT collaborator_email_shape CHECK (
      email LIKE '_%@%_' AND email NOT LIKE '% %' AND CHAR_LENGTH(email) <= 254),
    CONSTRAINT collaborator_role_known CHECK (
      CAST(role AS BINARY) IN ('collaborator', 'commercial', 'support', 'gestion'))
  ) ENGINE = InnoDB`,
  `CREATE TABLE credential (
    collaborator_id INT PRIMARY KEY,
    password_hash CHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
    must_change BOOLEAN NOT NULL DEFAULT TRUE,
    account_version INT NOT NULL DEFAULT 0,
    CONSTRAINT credential_collaborator FOREIGN KEY (collaborator_id) REFERENCES collaborator (collaborator_id)
  ) ENGINE = InnoDB`,
  `CREATE TABLE server_key (
    server_key_id TINYINT PRIMARY KEY,
    inner_pad BINARY(64) NOT NULL,
    outer_pad BINARY(64) NOT NULL,
    CONSTRAINT server_key_only_one CHECK (server_key_id = 1)
  ) ENGINE = InnoDB`,
  `CREATE TABLE login_throttle (
    name_digest BINARY(32) PRIMARY KEY,
    failures INT NOT NULL,
    last_failure DATETIME(6) NOT NULL,
    KEY login_throttle_last_failure (last_failure)
  ) ENGINE = InnoDB`,
  `CREATE TABLE client (
    client_id INT AUTO_INCREMENT PRIMARY KEY,
    full_name VARCHAR(121) NOT NULL,
    company_name VARCHAR(121) NOT NULL,
    email VARCHAR(255) NOT NULL,
    phone VARCHAR(41) NOT NULL,
    creation_date DATE NOT NULL DEFAULT (UTC_DATE()),
    last_update DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    collaborator_id INT NULL,
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    version INT NOT NULL DEFAULT 0,
    request_key CHAR(36) NULL,
    UNIQUE KEY client_request_key (request_key),
    KEY client_collaborator (collaborator_id, is_active),
    KEY client_email (email),
    KEY client_company_name (company_name),
    CONSTRAINT client_is_active_known CHECK (is_active IN (0, 1)),
    CONSTRAINT client_commercial FOREIGN KEY (collaborator_id) REFERENCES collaborator (collaborator_id),
    CONSTRAINT client_full_name_shape CHECK (TRIM(full_name) <> '' AND CHAR_LENGTH(full_name) <= 120),
    CONSTRAINT client_company_name_shape CHECK (TRIM(company_name) <> '' AND CHAR_LENGTH(company_name) <= 120),
    CONSTRAINT client_email_shape CHECK (
      email LIKE '_%@%_' AND email NOT LIKE '% %' AND CHAR_LENGTH(email) <= 254),
    CONSTRAINT client_phone_shape CHECK (phone REGEXP '[0-9]' AND CHAR_LENGTH(phone) <= 40),
    CONSTRAINT client_creation_date_real CHECK (COALESCE(
      DAYOFMONTH(creation_date) BETWEEN 1 AND DAYOFMONTH(LAST_DAY(creation_date)), FALSE) = TRUE)
  ) ENGINE = InnoDB`,
  `CREATE TABLE contract (
    contract_id INT AUTO_INCREMENT PRIMARY KEY,
    client_id INT NOT NULL,
    cost DECIMAL(12, 2) NOT NULL,
    balance DECIMAL(12, 2) NOT NULL DEFAULT 0,
    statut VARCHAR(20) NOT NULL DEFAULT '',
    creation_date DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    signed_at DATETIME(3) NULL,
    last_update DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    version INT NOT NULL DEFAULT 0,
    request_key CHAR(36) NULL,
    UNIQUE KEY contract_request_key (request_key),
    KEY contract_client (client_id, is_active),
    KEY contract_statut (statut, is_active, balance),
    CONSTRAINT contract_is_active_known CHECK (is_active IN (0, 1)),
    CONSTRAINT contract_client_exists FOREIGN KEY (client_id) REFERENCES client (client_id),
    CONSTRAINT contract_cost_positive CHECK (cost > 0 AND cost < 9999999999.99),
    CONSTRAINT contract_balance_between CHECK (balance BETWEEN 0 AND cost),
    CONSTRAINT contract_statut_known CHECK (
      CAST(statut AS BINARY) IN ('draft', 'to_sign', 'signed', 'closed', 'cancelled'))
  ) ENGINE = InnoDB`,
  `CREATE TABLE payment (
    payment_id INT AUTO_INCREMENT PRIMARY KEY,
    contract_id INT NOT NULL,
    amount DECIMAL(12, 2) NOT NULL,
    paid_on DATE NOT NULL,
    method VARCHAR(20) NOT NULL DEFAULT 'other',
    note VARCHAR(256) NOT NULL DEFAULT '',
    recorded_by INT NULL,
    creation_date DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    request_key CHAR(36) NULL,
    UNIQUE KEY payment_request_key (request_key),
    KEY payment_contract (contract_id),
    CONSTRAINT payment_contract_exists FOREIGN KEY (contract_id) REFERENCES contract (contract_id),
    CONSTRAINT payment_recorded_by FOREIGN KEY (recorded_by) REFERENCES collaborator (collaborator_id),
    CONSTRAINT payment_amount_some CHECK (amount <> 0 AND ABS(amount) < 9999999999.99),
    CONSTRAINT payment_method_known CHECK (
      CAST(method AS BINARY) IN ('transfer', 'card', 'cheque', 'cash', 'other')),
    CONSTRAINT payment_note_shape CHECK (CHAR_LENGTH(note) <= 255),
    CONSTRAINT payment_paid_on_real CHECK (COALESCE(
      DAYOFMONTH(paid_on) BETWEEN 1 AND DAYOFMONTH(LAST_DAY(paid_on)), FALSE) = TRUE)
  ) ENGINE = InnoDB`,
  `CREATE TABLE event (
    event_id INT AUTO_INCREMENT PRIMARY KEY,
    contract_id INT NOT NULL,
    support_contact INT NULL,
    name VARCHAR(121) NOT NULL,
    event_start DATETIME NOT NULL,
    event_end DATETIME NOT NULL,
    location VARCHAR(256) NOT NULL DEFAULT '',
    attendees BIGINT NULL,
    notes TEXT NOT NULL DEFAULT (''),
    creation_date DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    last_update DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    version INT NOT NULL DEFAULT 0,
    request_key CHAR(36) NULL,
    UNIQUE KEY event_request_key (request_key),
    KEY event_contract (contract_id, is_active),
    KEY event_support (support_contact, is_active, event_start),
    KEY event_start (is_active, event_start),
    CONSTRAINT event_is_active_known CHECK (is_active IN (0, 1)),
    CONSTRAINT event_contract_exists FOREIGN KEY (contract_id) REFERENCES contract (contract_id),
    CONSTRAINT event_support_exists FOREIGN KEY (support_contact) REFERENCES collaborator (collaborator_id),
    CONSTRAINT event_name_shape CHECK (TRIM(name) <> '' AND CHAR_LENGTH(name) <= 120),
    CONSTRAINT event_location_shape CHECK (CHAR_LENGTH(location) <= 255),
    CONSTRAINT event_notes_shape CHECK (CHAR_LENGTH(notes) <= 5000),
    CONSTRAINT event_attendees_possible CHECK (attendees BETWEEN 0 AND 4294967294),
    CONSTRAINT event_start_real CHECK (COALESCE(
      DAYOFMONTH(event_start) BETWEEN 1 AND DAYOFMONTH(LAST_DAY(event_start)), FALSE) = TRUE),
    CONSTRAINT event_end_real CHECK (COALESCE(
      DAYOFMONTH(event_end) BETWEEN 1 AND DAYOFMONTH(LAST_DAY(event_end)), FALSE) = TRUE),
    CONSTRAINT event_end_after_start CHECK (event_end > event_start)
  ) ENGINE = InnoDB`,
  `CREATE TABLE history (
    history_id BIGINT AUTO_INCREMENT PRIMARY KEY,
    at DATETIME(6) NOT NULL,
    actor_id INT NULL,
    table_name VARCHAR(20) NOT NULL,
    record_id INT NOT NULL,
    action VARCHAR(30) NOT NULL,
    old_values JSON NULL,
    new_values JSON NULL,
    reason VARCHAR(255) NULL,
    KEY history_record (table_name, record_id, history_id)
  ) ENGINE = InnoDB`,
  `CREATE TABLE stated_reason (
    connection_id BIGINT UNSIGNED PRIMARY KEY,
    event_id INT NOT NULL,
    support_contact INT NULL,
    actor_id INT NULL,
    reason VARCHAR(255) NOT NULL,
    stated_at DATETIME(3) NOT NULL
  ) ENGINE = InnoDB`,
  /**
   * The members of the demo company, whose passwords are public. Only the seeders write this table. Members from before
   * it existed are recognised by their e-mail domain, which nobody can own.
   */
  `CREATE TABLE demo_collaborator (
    collaborator_id INT PRIMARY KEY,
    CONSTRAINT demo_collaborator_person FOREIGN KEY (collaborator_id) REFERENCES collaborator (collaborator_id)
  ) ENGINE = InnoDB`,
];

export const down: readonly string[] = [
  'DROP TABLE demo_collaborator',
  'DROP TABLE stated_reason',
  'DROP TABLE history',
  'DROP TABLE event',
  'DROP TABLE payment',
  'DROP TABLE contract',
  'DROP TABLE client',
  'DROP TABLE login_throttle',
  'DROP TABLE server_key',
  'DROP TABLE credential',
  'DROP TABLE collaborator',
];
