import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TABLE payment (
      payment_id INT AUTO_INCREMENT PRIMARY KEY,
      contract_id INT NOT NULL,
      amount DECIMAL(12, 2) NOT NULL,
      paid_on DATE NOT NULL,
      method VARCHAR(20) NOT NULL DEFAULT 'other',
      note VARCHAR(256) NOT NULL DEFAULT '',
      recorded_by INT NULL,
      creation_date DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      request_key CHAR(36) NULL,
      UNIQUE KEY payment_request_key (request_key),
      KEY payment_contract (contract_id),
      CONSTRAINT payment_contract_exists FOREIGN KEY (contract_id) REFERENCES contract (contract_id),
      CONSTRAINT payment_recorded_by FOREIGN KEY (recorded_by) REFERENCES collaborator (collaborator_id),
      CONSTRAINT payment_amount_some CHECK (amount <> 0 AND ABS(amount) < 9999999999.99),
      CONSTRAINT payment_method_known CHECK (
        CAST(method AS BINARY) IN ('transfer', 'card', 'cheque', 'cash', 'other')),
      CONSTRAINT payment_note_shape CHECK (CHAR_LENGTH(note) <= 255),
      CONSTRAINT payment_paid_on_real CHECK (COALESCE(
        DAYOFMONTH(paid_on) BETWEEN 1 AND DAYOFMONTH(LAST_DAY(paid_on)), FALSE) = TRUE)
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE payment');
