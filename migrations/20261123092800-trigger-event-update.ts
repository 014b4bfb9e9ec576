import { changed, refuse, type Step } from './support/step.ts';

/** Whose event it is, and what each department may change of it. */
export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER event_before_update BEFORE UPDATE ON event FOR EACH ROW
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      IF ${changed('event_id', 'contract_id', 'request_key')} THEN
        ${refuse('column_refused')};
      END IF;
      IF department <> 'owner' THEN
        IF NOT OLD.is_active THEN
          ${refuse('event_inactive')};
        END IF;
        IF department = 'gestion' THEN
          IF ${changed('name', 'event_start', 'event_end', 'location', 'attendees', 'notes')} THEN
            ${refuse('column_refused')};
          END IF;
        ELSEIF department = 'commercial' THEN
          IF NOT EXISTS (SELECT 1 FROM contract JOIN client ON client.client_id = contract.client_id
              WHERE contract.contract_id = OLD.contract_id AND client.collaborator_id = account_number()
              LOCK IN SHARE MODE) THEN
            ${refuse('event_not_own')};
          END IF;
          IF OLD.support_contact IS NOT NULL THEN
            ${refuse('event_support_assigned')};
          END IF;
          IF ${changed('support_contact')} THEN
            ${refuse('column_refused')};
          END IF;
        ELSEIF department = 'support' THEN
          IF NOT (OLD.support_contact <=> account_number()) THEN
            ${refuse('event_not_assigned')};
          END IF;
          IF ${changed('support_contact', 'is_active')} THEN
            ${refuse('column_refused')};
          END IF;
        ELSE
          ${refuse('department_refused')};
        END IF;
        SET NEW.creation_date = OLD.creation_date;
      END IF;
      IF NOT COALESCE(NEW.event_end > NEW.event_start, FALSE) THEN
        ${refuse('event_dates')};
      END IF;
      SET NEW.version = OLD.version + 1, NEW.last_update = utc_now();
    END
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER event_before_update');
