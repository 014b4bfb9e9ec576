import { changed, refuse, type Step } from './support/step.ts';

/** Role and activity change only in the procedures, for nobody has a right on those columns. */
export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER collaborator_before_update BEFORE UPDATE ON collaborator FOR EACH ROW
    BEGIN
      IF acting_department() NOT IN ('owner', 'gestion') THEN
        ${refuse('department_refused')};
      END IF;
      IF ${changed('collaborator_id', 'request_key')} THEN
        ${refuse('column_refused')};
      END IF;
      SET NEW.version = OLD.version + 1, NEW.last_update = utc_now();
    END
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER collaborator_before_update');
