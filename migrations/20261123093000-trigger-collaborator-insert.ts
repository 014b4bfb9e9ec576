import { refuse, type Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER collaborator_before_insert BEFORE INSERT ON collaborator FOR EACH ROW
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      IF department NOT IN ('owner', 'gestion') THEN
        ${refuse('department_refused')};
      END IF;
      IF department <> 'owner' THEN
        IF NEW.collaborator_id <> 0 THEN
          ${refuse('column_refused')};
        END IF;
        SET NEW.is_active = TRUE, NEW.version = 0, NEW.creation_date = utc_now(), NEW.last_update = NEW.creation_date;
      END IF;
    END
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER collaborator_before_insert');
