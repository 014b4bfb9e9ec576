import { dynamic } from './support/dynamic.ts';
import type { Step } from './support/step.ts';

/**
 * Locks a collaborator's database account, or opens it again; its sessions stay. The name is built from the number.
 */
export const up: Step = ({ run, engine }) =>
  run(`
    CREATE PROCEDURE hold_account(IN p_id INT, IN p_held BOOLEAN)
    MODIFIES SQL DATA
    BEGIN
      ${dynamic(engine, `CONCAT('ALTER USER IF EXISTS ''epicevent_c', p_id, '''@''%'' ACCOUNT ', IF(p_held, 'LOCK', 'UNLOCK'))`)}
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE hold_account');
