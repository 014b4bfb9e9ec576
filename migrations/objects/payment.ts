import { payment } from '../../src/domain/records/payment.ts';
import { writeGrants } from './support/columns.ts';
import { isFarDay, isSeen, refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

export const paymentObjects: Subject = () => [
  /** Locks the contract, so that two payments at once are checked one after the other. */
  `CREATE TRIGGER payment_before_insert BEFORE INSERT ON payment FOR EACH ROW
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      DECLARE due DECIMAL(12, 2);
      DECLARE paid DECIMAL(12, 2);
      DECLARE state VARCHAR(20);
      DECLARE CONTINUE HANDLER FOR NOT FOUND SET state = '';
      IF department NOT IN ('owner', 'gestion') THEN
        ${refuse('department_refused')};
      END IF;
      IF department <> 'owner' THEN
        IF NEW.payment_id <> 0 THEN
          ${refuse('column_refused')};
        END IF;
        SET NEW.recorded_by = account_number(), NEW.creation_date = utc_now();
      END IF;
      IF ${isFarDay('NEW.paid_on')} THEN
        ${refuse('date_far')};
      END IF;
      SELECT statut, balance, cost - balance INTO state, due, paid
      FROM contract WHERE contract_id = NEW.contract_id FOR UPDATE;
      IF NEW.amount < 0 THEN
        IF NOT ${isSeen('NEW.note')} OR NOT COALESCE(-NEW.amount <= paid, FALSE) THEN
          ${refuse('payment_reversal')};
        END IF;
      ELSE
        IF state NOT IN ('to_sign', 'signed', 'closed') THEN
          ${refuse('payment_contract_state')};
        END IF;
        IF NEW.amount > due THEN
          ${refuse('payment_overpayment')};
        END IF;
      END IF;
    END`,
  /** The balance is cost − Σ payments. The trigger of contract calculates it and sets the stamps. */
  `CREATE TRIGGER payment_after_insert AFTER INSERT ON payment FOR EACH ROW
    UPDATE contract SET balance = balance - NEW.amount WHERE contract_id = NEW.contract_id`,
  `CREATE TRIGGER payment_before_update BEFORE UPDATE ON payment FOR EACH ROW
    ${refuse('payment_append_only')}`,
  `CREATE TRIGGER payment_before_delete BEFORE DELETE ON payment FOR EACH ROW
    ${refuse('payment_append_only')}`,
  ...writeGrants(payment),
  "GRANT SELECT ON payment TO 'collaborator'",
];
