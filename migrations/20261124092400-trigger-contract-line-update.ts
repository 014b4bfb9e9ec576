import { makeLine, updateLine } from './support/lines.ts';
import { changed, type Step } from './support/step.ts';

/** A contract that goes to another client takes its events along. */
export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER contract_line_update AFTER UPDATE ON contract FOR EACH ROW
    IF hold_client(OLD.client_id) IS NOT NULL AND ${changed('client_id')} THEN
      DELETE FROM contract_line WHERE contract_id = NEW.contract_id;
      ${makeLine('contract_line', 'contract.contract_id = NEW.contract_id')};
      DELETE FROM event_line WHERE contract_id = NEW.contract_id;
      ${makeLine('event_line', 'event.contract_id = NEW.contract_id')};
    ELSE
      ${updateLine('contract')};
    END IF
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER contract_line_update');
