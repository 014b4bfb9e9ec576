import { changed, refuse, type Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER client_before_update BEFORE UPDATE ON client FOR EACH ROW
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      IF ${changed('client_id', 'request_key')} THEN
        ${refuse('column_refused')};
      END IF;
      IF department = 'gestion' THEN
        IF ${changed('full_name', 'company_name', 'email', 'phone', 'creation_date', 'is_active')} THEN
          ${refuse('client_reassign_only')};
        END IF;
      ELSEIF department = 'commercial' THEN
        IF NOT (OLD.collaborator_id <=> account_number()) THEN
          ${refuse('client_not_own')};
        END IF;
        IF ${changed('collaborator_id')} THEN
          ${refuse('column_refused')};
        END IF;
      ELSEIF department <> 'owner' THEN
        ${refuse('department_refused')};
      END IF;
      IF department <> 'owner' AND ${changed('collaborator_id')}
        AND NOT (locked_role(NEW.collaborator_id) <=> 'commercial') THEN
        ${refuse('client_commercial_invalid')};
      END IF;
      SET NEW.version = OLD.version + 1, NEW.last_update = utc_now();
    END
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER client_before_update');
