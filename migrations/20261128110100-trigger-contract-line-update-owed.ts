import { up as before } from './20261124092400-trigger-contract-line-update.ts';
import { makeLine, updateLine } from './support/lines.ts';
import { changed, type Step } from './support/step.ts';

const mark = (statuts: string) => `
  UPDATE contract_line JOIN contract ON contract.contract_id = contract_line.contract_id
  SET contract_line.is_unpaid = contract.statut IN (${statuts}) AND contract.balance > 0
  WHERE contract.statut = 'closed'`;

/** A closed contract that is not fully paid is owed like a signed one; the lines that there are say so too. */
export const up: Step = async ({ run }) => {
  await run('DROP TRIGGER contract_line_update');
  await run(`
    CREATE TRIGGER contract_line_update AFTER UPDATE ON contract FOR EACH ROW
    IF hold_client(OLD.client_id) IS NOT NULL AND ${changed('client_id')} THEN
      DELETE FROM contract_line WHERE contract_id = NEW.contract_id;
      ${makeLine('contract_line', 'contract.contract_id = NEW.contract_id', {})};
      DELETE FROM event_line WHERE contract_id = NEW.contract_id;
      ${makeLine('event_line', 'event.contract_id = NEW.contract_id')};
    ELSE
      ${updateLine('contract', {})};
    END IF
  `);
  await run(mark("'signed', 'closed'"));
};

export const down: Step = async (context) => {
  await context.run('DROP TRIGGER contract_line_update');
  await before(context);
  await context.run(mark("'signed'"));
};
