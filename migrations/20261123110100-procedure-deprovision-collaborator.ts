import { refuse, type Step } from './support/step.ts';

/**
 * Takes the database account away; the person stays as they are. To be called outside a transaction.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE deprovision_collaborator(IN p_id INT)
    MODIFIES SQL DATA
    BEGIN
      CALL require_gestion();
      IF p_id <=> account_number() THEN
        ${refuse('collaborator_oneself')};
      END IF;
      IF NOT EXISTS (SELECT 1 FROM collaborator WHERE collaborator_id = p_id) THEN
        ${refuse('collaborator_unknown')};
      END IF;
      CALL note_change('collaborator', p_id, 'deprovision', NULL, NULL, NULL);
      CALL drop_account(p_id);
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE deprovision_collaborator');
