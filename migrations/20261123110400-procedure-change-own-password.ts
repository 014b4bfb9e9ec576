import { refuse, type Step } from './support/step.ts';

/**
 * The application has asked for the present password before.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE change_own_password(IN p_hash TEXT)
    MODIFIES SQL DATA
    BEGIN
      IF acting_department() = 'owner' THEN
        ${refuse('not_active')};
      END IF;
      CALL require_hash(p_hash);
      UPDATE credential SET password_hash = p_hash, must_change = FALSE WHERE collaborator_id = account_number();
      CALL note_change('collaborator', account_number(), 'change_own_password', NULL, NULL, NULL);
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE change_own_password');
