import { contract } from '../../src/domain/records/contract.ts';
import { stamp, viewColumns, writeGrants } from './support/columns.ts';
import { changed, isFarInstant, isOwnNumber, refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

export const contractObjects: Subject = () => [
  `CREATE TRIGGER contract_before_insert BEFORE INSERT ON contract FOR EACH ROW
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      DECLARE commercial INT;
      DECLARE client_active BOOLEAN;
      DECLARE is_import BOOLEAN DEFAULT department = 'gestion' AND taking_over();
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
        IF ${isOwnNumber('contract_id')} THEN
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
        IF NOT (NEW.statut <=> IF(department = 'commercial', 'draft', 'to_sign'))
          AND NOT (NEW.statut = 'draft' AND is_import) THEN
          ${refuse('contract_statut_initial')};
        END IF;
        SET NEW.signed_at = NULL, NEW.is_active = TRUE, NEW.version = 0,
          NEW.creation_date = utc_now(), NEW.last_update = NEW.creation_date;
      END IF;
    END`,
  `CREATE TRIGGER contract_before_update BEFORE UPDATE ON contract FOR EACH ROW
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
        IF ${changed('is_active')} AND NOT taking_over() THEN
          ${refuse('column_refused')};
        END IF;
        SET NEW.creation_date = OLD.creation_date;
        IF NOT taking_over() THEN
          SET NEW.signed_at = OLD.signed_at;
        ELSEIF NEW.signed_at > utc_now() OR ${isFarInstant('NEW.signed_at')} THEN
          ${refuse('date_far')};
        END IF;
      END IF;
      IF ${changed('statut')} AND NEW.statut = 'signed' AND OLD.signed_at <=> NEW.signed_at THEN
        SET NEW.signed_at = utc_now();
      END IF;
      SET NEW.balance = NEW.cost - COALESCE(
        (SELECT SUM(amount) FROM payment WHERE contract_id = OLD.contract_id LOCK IN SHARE MODE), 0);
      IF NOT COALESCE(NEW.balance BETWEEN 0 AND NEW.cost, FALSE) THEN
        ${refuse('contract_balance')};
      END IF;
      ${stamp(contract, `IF(department = 'owner' AND ${changed('last_update')}, NEW.last_update, utc_now())`)};
    END`,
  `CREATE SQL SECURITY DEFINER VIEW list_contract AS
    SELECT ${viewColumns(contract)}
    FROM contract WHERE is_active`,
  `CREATE SQL SECURITY DEFINER VIEW commercial_client_contract AS
    SELECT list_contract.* FROM list_contract JOIN client ON client.client_id = list_contract.\`Client ID\`
    WHERE client.collaborator_id = get_collaborator_id()`,
  `CREATE SQL SECURITY DEFINER VIEW unsigned_contract AS
    SELECT * FROM list_contract WHERE \`Statut\` IN ('draft', 'to_sign')`,
  /**
   * Contracts with an amount due: signed or closed, and not fully paid. A draft is not owed yet, a cancelled contract
   * owes nothing. Most closed contracts are paid, so the view uses the index of the listing, which follows the same
   * rule.
   */
  `CREATE SQL SECURITY DEFINER VIEW unpaid_contract AS
    SELECT list_contract.* FROM contract_listing JOIN list_contract ON list_contract.\`Contrat ID\` = contract_listing.contract_id
    WHERE contract_listing.is_unpaid = 1 AND contract_listing.is_active = 1`,
  ...writeGrants(contract),
  "GRANT SELECT ON contract TO 'collaborator'",
  "GRANT SELECT ON list_contract TO 'collaborator'",
  "GRANT SELECT ON unsigned_contract TO 'collaborator'",
  "GRANT SELECT ON unpaid_contract TO 'collaborator'",
  "GRANT SELECT ON commercial_client_contract TO 'commercial'",
];
