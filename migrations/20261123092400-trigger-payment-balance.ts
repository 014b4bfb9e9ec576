import type { Step } from './support/step.ts';

/** The balance is cost − Σ payments; the trigger of contract works it out and stamps the row. */
export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER payment_after_insert AFTER INSERT ON payment FOR EACH ROW
    UPDATE contract SET balance = balance - NEW.amount WHERE contract_id = NEW.contract_id
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER payment_after_insert');
