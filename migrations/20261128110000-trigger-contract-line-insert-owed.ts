import { up as before } from './20261124092300-trigger-contract-line-insert.ts';
import { makeLine } from './support/lines.ts';
import type { Step } from './support/step.ts';

/** A closed contract that is not fully paid is owed like a signed one. */
export const up: Step = async ({ run }) => {
  await run('DROP TRIGGER contract_line_insert');
  await run(`
    CREATE TRIGGER contract_line_insert AFTER INSERT ON contract FOR EACH ROW
    ${makeLine('contract_line', 'contract.contract_id = NEW.contract_id', {})}
  `);
};

export const down: Step = async (context) => {
  await context.run('DROP TRIGGER contract_line_insert');
  await before(context);
};
