import { client } from '../../src/domain/records/client.ts';
import { stamp, updatedBy, viewColumns, writeGrants } from './support/columns.ts';
import { changed, isFarDay, isOwnNumber, refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

export const clientObjects: Subject = () => [
  /** A commercial's new client belongs to that commercial. The owner of the schema, and an import by gestion, name one. */
  `CREATE TRIGGER auto_assign_commercial_to_client BEFORE INSERT ON client FOR EACH ROW
    IF acting_department() <> 'owner' AND NOT (get_collaborator_role() = 'gestion' AND taking_over()) THEN
      SET NEW.collaborator_id = get_collaborator_id();
    END IF`,
  `CREATE TRIGGER client_before_insert BEFORE INSERT ON client FOR EACH ROW
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      DECLARE is_import BOOLEAN DEFAULT taking_over();
      IF department NOT IN ('owner', 'commercial') AND NOT (department = 'gestion' AND is_import) THEN
        ${refuse('department_refused')};
      END IF;
      IF department <> 'owner' THEN
        IF ${isOwnNumber('client_id')} THEN
          ${refuse('column_refused')};
        END IF;
        IF department = 'gestion' AND NOT (shared_role(NEW.collaborator_id) <=> 'commercial') THEN
          ${refuse('client_commercial_invalid')};
        END IF;
        SET NEW.is_active = TRUE, NEW.version = 0, NEW.last_update = utc_now();
      END IF;
      IF ${isFarDay('NEW.creation_date')} THEN
        ${refuse('date_far')};
      END IF;
      SET NEW.commercial_name = person_name(NEW.collaborator_id);
    END`,
  `CREATE TRIGGER client_before_update BEFORE UPDATE ON client FOR EACH ROW
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      -- No account may name this column: only the trigger of notes changes it, and then nothing else.
      DECLARE is_contact BOOLEAN DEFAULT ${changed('last_contact')};
      IF ${changed('client_id', 'request_key')} THEN
        ${refuse('column_refused')};
      END IF;
      IF is_contact THEN
        SET department = 'owner';
      ELSEIF department = 'gestion' THEN
        IF ${changed(...updatedBy(client, 'commercial'))} AND NOT taking_over() THEN
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
      IF ${changed('creation_date')} AND ${isFarDay('NEW.creation_date')} THEN
        ${refuse('date_far')};
      END IF;
      IF department <> 'owner' AND ${changed('collaborator_id')}
        AND NOT (locked_role(NEW.collaborator_id) <=> 'commercial') THEN
        ${refuse('client_commercial_invalid')};
      END IF;
      IF ${changed('collaborator_id')} THEN
        SET NEW.commercial_name = person_name(NEW.collaborator_id);
      END IF;
      -- A new name of the commercial is no change of the client.
      ${stamp(client)};
      -- A contact is no change of the record: the version stays, so nobody's edit is refused.
      IF is_contact THEN
        SET NEW.last_update = GREATEST(OLD.last_update, utc_now());
      END IF;
    END`,
  `CREATE SQL SECURITY DEFINER VIEW list_client AS
    SELECT ${viewColumns(client)}
    FROM client WHERE is_active`,
  `CREATE SQL SECURITY DEFINER VIEW commercial_own_client AS
    SELECT * FROM list_client WHERE \`Commercial associé\` = get_collaborator_id()`,
  ...writeGrants(client),
  "GRANT SELECT ON client TO 'collaborator'",
  "GRANT SELECT ON list_client TO 'collaborator'",
  "GRANT SELECT ON commercial_own_client TO 'commercial'",
];
