import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER contract_line_delete AFTER DELETE ON contract FOR EACH ROW
    DELETE FROM contract_line WHERE contract_id = OLD.contract_id
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER contract_line_delete');
