import { refuse, type Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER payment_before_update BEFORE UPDATE ON payment FOR EACH ROW
    ${refuse('payment_append_only')}
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER payment_before_update');
