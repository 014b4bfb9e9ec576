import { refuse, type Step } from './support/step.ts';

/**
 * Refuses an unknown collaborator, oneself, another version than the one seen (NULL: any), and a state that is not the
 * expected one. `p_hold` keeps the row as it is until the end of the transaction.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE check_collaborator(IN p_id INT, IN p_version INT, IN p_active BOOLEAN, IN p_hold BOOLEAN)
    MODIFIES SQL DATA
    BEGIN
      DECLARE found_version INT;
      DECLARE found_active BOOLEAN;
      CALL require_gestion();
      IF p_hold THEN
        SELECT version, is_active INTO found_version, found_active
        FROM collaborator WHERE collaborator_id = p_id FOR UPDATE;
      ELSE
        SELECT version, is_active INTO found_version, found_active
        FROM collaborator WHERE collaborator_id = p_id;
      END IF;
      IF found_version IS NULL THEN
        ${refuse('collaborator_unknown')};
      END IF;
      IF p_id <=> account_number() THEN
        ${refuse('collaborator_oneself')};
      END IF;
      IF p_version <> found_version OR found_active <> p_active THEN
        ${refuse('record_stale')};
      END IF;
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE check_collaborator');
