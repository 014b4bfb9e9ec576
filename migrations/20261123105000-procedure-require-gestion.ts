import { refuse, type Step } from './support/step.ts';

/**
 * Refuses whoever is neither of gestion nor the owner of the schema.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE require_gestion()
    MODIFIES SQL DATA
    BEGIN
      IF acting_department() NOT IN ('gestion', 'owner') THEN
        ${refuse('department_refused')};
      END IF;
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE require_gestion');
