export const up: readonly string[] = [
  /** What people write down about a client, a contract or an event: a call, an e-mail, a meeting, or among themselves. */
  `CREATE TABLE note (
    note_id INT AUTO_INCREMENT PRIMARY KEY,
    client_id INT NULL,
    contract_id INT NULL,
    event_id INT NULL,
    kind VARCHAR(20) NOT NULL,
    body TEXT NOT NULL,
    author INT NULL,
    creation_date DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    last_update DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    version INT NOT NULL DEFAULT 0,
    request_key CHAR(36) NULL,
    UNIQUE KEY note_request_key (request_key),
    KEY note_client (client_id, is_active, note_id),
    KEY note_contract (contract_id, is_active, note_id),
    KEY note_event (event_id, is_active, note_id),
    CONSTRAINT note_client_exists FOREIGN KEY (client_id) REFERENCES client (client_id),
    CONSTRAINT note_contract_exists FOREIGN KEY (contract_id) REFERENCES contract (contract_id),
    CONSTRAINT note_event_exists FOREIGN KEY (event_id) REFERENCES event (event_id),
    CONSTRAINT note_author_exists FOREIGN KEY (author) REFERENCES collaborator (collaborator_id),
    CONSTRAINT note_is_active_known CHECK (is_active IN (0, 1)),
    CONSTRAINT note_of_one CHECK ((client_id IS NOT NULL) + (contract_id IS NOT NULL) + (event_id IS NOT NULL) = 1),
    CONSTRAINT note_kind_known CHECK (CAST(kind AS BINARY) IN ('call', 'email', 'meeting', 'internal')),
    CONSTRAINT note_body_shape CHECK (TRIM(body) <> '' AND CHAR_LENGTH(body) <= 4000)
  ) ENGINE = InnoDB`,
  /** The newest note of a contact with the client. Only the trigger of notes writes it. */
  'ALTER TABLE client ADD COLUMN last_contact INT NULL',
];

export const down: readonly string[] = ['ALTER TABLE client DROP COLUMN last_contact', 'DROP TABLE note'];
