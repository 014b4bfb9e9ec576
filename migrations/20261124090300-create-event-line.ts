import type { Step } from './support/step.ts';

/**
 * What the lists of events show, sort and filter by; written by triggers alone, like `client_line`. `is_long`: lasts
 * more than 24 hours. What is still to come is then what starts after yesterday, and the few long ones that have begun.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE TABLE event_line (
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
      KEY event_line_long (is_active, is_long, event_end, event_id),
      KEY event_line_assigned (support_id, is_active, event_start, event_id),
      KEY event_line_own (commercial_id, is_active, event_start, event_id),
      KEY event_line_unassigned (is_unassigned, is_active, event_start, event_id),
      KEY event_line_contract (contract_id, is_active, event_start, event_id),
      KEY event_line_client (client_id, is_active, event_start, event_id)
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE event_line');
