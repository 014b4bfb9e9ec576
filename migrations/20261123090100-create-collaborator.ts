import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TABLE collaborator (
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
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE collaborator');
