import { keysOf } from '../src/db/lines/lineTables.ts';
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
      ${keysOf('event_line', ['event_line_length'])}
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE event_line');
