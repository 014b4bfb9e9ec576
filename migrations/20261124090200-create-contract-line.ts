import { keysOf } from '../src/db/lines/lineTables.ts';
import type { Step } from './support/step.ts';

/** What the lists of contracts show, sort and filter by; written by triggers alone, like `client_line`. */
export const up: Step = ({ run }) =>
  run(`
    CREATE TABLE contract_line (
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
      ${keysOf('contract_line')}
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE contract_line');
