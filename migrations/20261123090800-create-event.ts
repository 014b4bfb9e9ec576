import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TABLE event (
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
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE event');
