import { makeLine } from './support/lines.ts';
import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER contract_line_insert AFTER INSERT ON contract FOR EACH ROW
    ${makeLine('contract_line', 'contract.contract_id = NEW.contract_id')}
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER contract_line_insert');
