import type { Step } from './support/step.ts';

/**
 * Makes the database account of an active collaborator, or makes it anew. To be called outside a transaction.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE provision_collaborator(IN p_id INT)
    MODIFIES SQL DATA
    BEGIN
      CALL check_collaborator(p_id, NULL, TRUE, FALSE);
      CALL note_change('collaborator', p_id, 'provision', NULL, NULL, NULL);
      CALL apply_account(p_id);
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE provision_collaborator');
