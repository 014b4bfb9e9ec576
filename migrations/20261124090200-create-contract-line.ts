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
      KEY contract_line_contract_id (is_active, contract_id),
      KEY contract_line_company_name (is_active, company_name, contract_id),
      KEY contract_line_full_name (is_active, full_name, contract_id),
      KEY contract_line_cost (is_active, cost, contract_id),
      KEY contract_line_balance (is_active, balance, contract_id),
      KEY contract_line_statut_rank (is_active, statut_rank, contract_id),
      KEY contract_line_commercial_name (is_active, commercial_name, contract_id),
      KEY contract_line_creation_date (is_active, creation_date, contract_id),
      KEY contract_line_last_update (is_active, last_update, contract_id),
      KEY contract_line_unsigned (is_unsigned, is_active, contract_id),
      KEY contract_line_unpaid (is_unpaid, is_active, contract_id),
      KEY contract_line_own (commercial_id, is_active, contract_id),
      KEY contract_line_own_unsigned (commercial_id, is_unsigned, is_active, contract_id),
      KEY contract_line_own_unpaid (commercial_id, is_unpaid, is_active, contract_id),
      KEY contract_line_client (client_id, is_active, contract_id)
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE contract_line');
