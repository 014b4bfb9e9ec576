import { refuse, type Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER contract_before_insert BEFORE INSERT ON contract FOR EACH ROW
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      DECLARE commercial INT;
      DECLARE client_active BOOLEAN;
      DECLARE CONTINUE HANDLER FOR NOT FOUND SET client_active = FALSE;
      SET NEW.balance = NEW.cost;
      IF department = 'owner' THEN
        IF NEW.statut = '' THEN
          SET NEW.statut = 'draft';
        END IF;
        IF NEW.statut IN ('signed', 'closed') AND NEW.signed_at IS NULL THEN
          SET NEW.signed_at = NEW.creation_date;
        END IF;
      ELSE
        IF department NOT IN ('commercial', 'gestion') THEN
          ${refuse('contract_commercial_required')};
        END IF;
        IF NEW.contract_id <> 0 THEN
          ${refuse('column_refused')};
        END IF;
        SELECT collaborator_id, is_active INTO commercial, client_active
        FROM client WHERE client_id = NEW.client_id LOCK IN SHARE MODE;
        IF department = 'commercial' AND NOT (commercial <=> account_number()) THEN
          ${refuse('contract_not_own')};
        END IF;
        IF NOT client_active THEN
          ${refuse('contract_client_inactive')};
        END IF;
        IF NEW.statut = '' THEN
          SET NEW.statut = IF(department = 'commercial', 'draft', 'to_sign');
        END IF;
        IF NOT (NEW.statut <=> IF(department = 'commercial', 'draft', 'to_sign')) THEN
          ${refuse('contract_statut_initial')};
        END IF;
        SET NEW.signed_at = NULL, NEW.is_active = TRUE, NEW.version = 0,
          NEW.creation_date = utc_now(), NEW.last_update = NEW.creation_date;
      END IF;
    END
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER contract_before_insert');
