import type { Step } from './support/step.ts';

/**
 * Ends somebody's access at once. Work must be handed over in the same step; NULL hands nothing over, events to 0
 * are left without support. Account statements commit by themselves: to be called outside a transaction.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE deactivate_collaborator(IN p_id INT, IN p_version INT, IN p_clients_to INT, IN p_events_to INT)
    MODIFIES SQL DATA
    BEGIN
      CALL leave_department(p_id, p_version, NULL, p_clients_to, p_events_to);
      CALL drop_account(p_id);
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE deactivate_collaborator');
