import { dynamic } from './support/dynamic.ts';
import type { Step } from './support/step.ts';

/**
 * Takes a collaborator's database account away and ends its sessions. The name is built from the number alone.
 */
export const up: Step = ({ run, engine }) =>
  run(`
    CREATE PROCEDURE drop_account(IN p_id INT)
    MODIFIES SQL DATA
    BEGIN
      ${dynamic(engine, `CONCAT('DROP USER IF EXISTS ''epicevent_c', p_id, '''@''%''')`)}
      CALL end_sessions(p_id);
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE drop_account');
