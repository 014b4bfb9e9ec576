import { changed, refuse, type Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER contract_before_update BEFORE UPDATE ON contract FOR EACH ROW
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      DECLARE client_active BOOLEAN DEFAULT TRUE;
      IF ${changed('contract_id', 'request_key')} THEN
        ${refuse('column_refused')};
      END IF;
      IF department = 'commercial' THEN
        IF NOT EXISTS (SELECT 1 FROM client WHERE client_id = OLD.client_id
            AND collaborator_id = account_number() LOCK IN SHARE MODE)
          OR NOT EXISTS (SELECT 1 FROM client WHERE client_id = NEW.client_id
            AND collaborator_id = account_number() LOCK IN SHARE MODE) THEN
          ${refuse('contract_not_own')};
        END IF;
      ELSEIF department NOT IN ('owner', 'gestion') THEN
        ${refuse('contract_commercial_required')};
      END IF;
      IF ${changed('client_id', 'cost')} AND OLD.statut NOT IN ('draft', 'to_sign') THEN
        ${refuse('contract_frozen')};
      END IF;
      IF ${changed('client_id')} THEN
        SET client_active = (SELECT is_active FROM client WHERE client_id = NEW.client_id LOCK IN SHARE MODE);
        IF NOT (client_active <=> TRUE) THEN
          ${refuse('contract_client_inactive')};
        END IF;
      END IF;
      IF ${changed('statut')} THEN
        IF NOT COALESCE((OLD.statut = 'draft' AND NEW.statut IN ('to_sign', 'cancelled'))
          OR (OLD.statut = 'to_sign' AND NEW.statut IN ('signed', 'cancelled'))
          OR (OLD.statut = 'signed' AND NEW.statut IN ('closed', 'cancelled')), FALSE) THEN
          ${refuse('contract_statut_step')};
        END IF;
        IF department = 'commercial' AND NEW.statut <> 'signed' THEN
          ${refuse('contract_statut_step')};
        END IF;
      END IF;
      IF department <> 'owner' THEN
        IF ${changed('is_active')} THEN
          ${refuse('column_refused')};
        END IF;
        SET NEW.creation_date = OLD.creation_date, NEW.signed_at = OLD.signed_at;
      END IF;
      IF ${changed('statut')} AND NEW.statut = 'signed' AND OLD.signed_at <=> NEW.signed_at THEN
        SET NEW.signed_at = utc_now();
      END IF;
      SET NEW.balance = NEW.cost - COALESCE(
        (SELECT SUM(amount) FROM payment WHERE contract_id = OLD.contract_id LOCK IN SHARE MODE), 0);
      IF NOT COALESCE(NEW.balance BETWEEN 0 AND NEW.cost, FALSE) THEN
        ${refuse('contract_balance')};
      END IF;
      SET NEW.version = OLD.version + 1,
        NEW.last_update = IF(department = 'owner' AND ${changed('last_update')}, NEW.last_update, utc_now());
    END
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER contract_before_update');
