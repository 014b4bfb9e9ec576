/** The index columns of a listing of contracts that a day sorts. */
const LATE = `ALTER TABLE contract_listing
    ADD COLUMN late_from DATE NULL,
    ADD KEY contract_listing_late (is_active, late_from, contract_id),
    ADD KEY contract_listing_own_late (commercial_id, is_active, late_from, contract_id)`;

const DEPOSIT = 'ROUND(cost * 0.3, 2)';

export const up: readonly string[] = [
  /** What is due of a contract, in lines: `3000.00 signature`, `7000.00 J-30`, `500.00 2027-03-15`. */
  "ALTER TABLE contract ADD COLUMN instalments VARCHAR(1000) NOT NULL DEFAULT '' AFTER balance",
  /** The same, a row each. Only triggers write it. Without a day and without a number of days: due at the signature. */
  `CREATE TABLE instalment (
    contract_id INT NOT NULL,
    position TINYINT UNSIGNED NOT NULL,
    amount DECIMAL(12, 2) NOT NULL,
    due_on DATE NULL,
    days_before SMALLINT NULL,
    PRIMARY KEY (contract_id, position),
    CONSTRAINT instalment_contract FOREIGN KEY (contract_id) REFERENCES contract (contract_id),
    CONSTRAINT instalment_amount_some CHECK (amount > 0),
    CONSTRAINT instalment_days_before_possible CHECK (days_before BETWEEN 0 AND 9999),
    CONSTRAINT instalment_one_day CHECK (due_on IS NULL OR days_before IS NULL)
  ) ENGINE = InnoDB`,
  /** What the company agrees upon with its clients, unless a contract says otherwise. */
  `CREATE TABLE company_terms (
    company_terms_id TINYINT PRIMARY KEY,
    instalments VARCHAR(1000) NOT NULL,
    CONSTRAINT company_terms_only_one CHECK (company_terms_id = 1)
  ) ENGINE = InnoDB`,
  "INSERT INTO company_terms (company_terms_id, instalments) VALUES (1, '30.00 signature\\n70.00 J-30')",
  /** Contracts from before get the company's default. Nothing of what is fully paid is ever late. */
  `UPDATE contract SET instalments = IF(${DEPOSIT} = 0, CONCAT(cost, ' J-30'),
    CONCAT(${DEPOSIT}, ' signature\\n', cost - ${DEPOSIT}, ' J-30'))`,
  `INSERT INTO instalment (contract_id, position, amount)
    SELECT contract_id, 1, ${DEPOSIT} FROM contract WHERE ${DEPOSIT} > 0`,
  `INSERT INTO instalment (contract_id, position, amount, days_before)
    SELECT contract_id, IF(${DEPOSIT} > 0, 2, 1), cost - ${DEPOSIT}, 30 FROM contract`,
  LATE,
];

export const down: readonly string[] = [
  'ALTER TABLE contract_listing DROP KEY contract_listing_own_late, DROP KEY contract_listing_late, DROP COLUMN late_from',
  'DROP TABLE company_terms',
  'DROP TABLE instalment',
  'ALTER TABLE contract DROP COLUMN instalments',
];
