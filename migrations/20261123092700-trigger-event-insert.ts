import { refuse, type Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER event_before_insert BEFORE INSERT ON event FOR EACH ROW
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      DECLARE commercial INT;
      DECLARE state VARCHAR(20);
      DECLARE live BOOLEAN;
      DECLARE CONTINUE HANDLER FOR NOT FOUND SET live = FALSE;
      IF NOT COALESCE(NEW.event_end > NEW.event_start, FALSE) THEN
        ${refuse('event_dates')};
      END IF;
      IF department <> 'owner' THEN
        IF department <> 'commercial' THEN
          ${refuse('event_not_own')};
        END IF;
        IF NEW.event_id <> 0 OR NEW.support_contact IS NOT NULL THEN
          ${refuse('column_refused')};
        END IF;
        SELECT client.collaborator_id, contract.statut, contract.is_active AND client.is_active
        INTO commercial, state, live
        FROM contract JOIN client ON client.client_id = contract.client_id
        WHERE contract.contract_id = NEW.contract_id LOCK IN SHARE MODE;
        IF NOT (commercial <=> account_number()) THEN
          ${refuse('event_not_own')};
        END IF;
        IF NOT (live <=> TRUE) OR NOT (state <=> 'signed') THEN
          ${refuse('event_contract_not_signed')};
        END IF;
        IF NEW.event_start < utc_now() THEN
          ${refuse('event_past_start')};
        END IF;
        SET NEW.is_active = TRUE, NEW.version = 0, NEW.creation_date = utc_now(), NEW.last_update = NEW.creation_date;
      END IF;
    END
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER event_before_insert');
