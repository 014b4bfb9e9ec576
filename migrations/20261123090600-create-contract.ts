import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TABLE contract (
      contract_id INT AUTO_INCREMENT PRIMARY KEY,
      client_id INT NOT NULL,
      cost DECIMAL(12, 2) NOT NULL,
      balance DECIMAL(12, 2) NOT NULL DEFAULT 0,
      statut VARCHAR(20) NOT NULL DEFAULT '',
      creation_date DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      signed_at DATETIME(3) NULL,
      last_update DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      is_active BOOLEAN NOT NULL DEFAULT TRUE,
      version INT NOT NULL DEFAULT 0,
      request_key CHAR(36) NULL,
      UNIQUE KEY contract_request_key (request_key),
      KEY contract_client (client_id, is_active),
      KEY contract_statut (statut, is_active, balance),
      CONSTRAINT contract_is_active_known CHECK (is_active IN (0, 1)),
      CONSTRAINT contract_client_exists FOREIGN KEY (client_id) REFERENCES client (client_id),
      CONSTRAINT contract_cost_positive CHECK (cost > 0 AND cost < 9999999999.99),
      CONSTRAINT contract_balance_between CHECK (balance BETWEEN 0 AND cost),
      CONSTRAINT contract_statut_known CHECK (
        CAST(statut AS BINARY) IN ('draft', 'to_sign', 'signed', 'closed', 'cancelled'))
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE contract');
