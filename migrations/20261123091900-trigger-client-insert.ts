import { refuse, type Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER client_before_insert BEFORE INSERT ON client FOR EACH ROW
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      IF department NOT IN ('owner', 'commercial') THEN
        ${refuse('department_refused')};
      END IF;
      IF department <> 'owner' THEN
        IF NEW.client_id <> 0 THEN
          ${refuse('column_refused')};
        END IF;
        SET NEW.is_active = TRUE, NEW.version = 0, NEW.last_update = utc_now();
      END IF;
    END
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER client_before_insert');
