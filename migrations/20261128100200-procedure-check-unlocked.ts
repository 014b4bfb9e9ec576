import { refuse, type Step } from './support/step.ts';

/**
 * Refuses as `check_collaborator` does, and waits for nobody: it locks no row, so that nobody's open transaction can
 * keep it from answering. It reads what is stored now, for it ends the transaction before. Only `SELECT … INTO` never locks:
 * subqueries and functions of other statements do, on MariaDB.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE check_unlocked(IN p_id INT, IN p_version INT, IN p_active BOOLEAN)
    MODIFIES SQL DATA
    BEGIN
      DECLARE department VARCHAR(20);
      DECLARE found_version INT;
      DECLARE found_active BOOLEAN;
      COMMIT;
      IF account_number() IS NOT NULL THEN
        SELECT role INTO department FROM collaborator WHERE collaborator_id = account_number() AND is_active;
        IF department IS NULL THEN
          ${refuse('not_active')};
        END IF;
        IF department <> 'gestion' THEN
          ${refuse('department_refused')};
        END IF;
      END IF;
      SELECT version, is_active INTO found_version, found_active FROM collaborator WHERE collaborator_id = p_id;
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

export const down: Step = ({ run }) => run('DROP PROCEDURE check_unlocked');
