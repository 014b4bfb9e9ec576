import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TABLE client (
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
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE client');
