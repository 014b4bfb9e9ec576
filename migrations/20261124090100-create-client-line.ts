import type { Step } from './support/step.ts';

/**
 * What the lists of clients show and sort by, beside the truth: triggers alone write it. Every column that a list is
 * sorted by has an index of its own; the number closes each, so that a place in the order is never ambiguous.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE TABLE client_line (
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
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE client_line');
