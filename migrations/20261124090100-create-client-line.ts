import { keysOf } from '../src/db/lines/lineTables.ts';
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
      ${keysOf('client_line')}
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE client_line');
