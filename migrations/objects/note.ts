import { note } from '../../src/domain/records/note.ts';
import { stamp, updatedBy, viewColumns, writeGrants } from './support/columns.ts';
import { changed, refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

/** What stays as it was written: everything but the withdrawal and the stamps. */
const WRITTEN = ['note_id', 'client_id', 'contract_id', 'event_id', 'kind', 'body', 'author', 'creation_date'] as const;

export const noteObjects: Subject = () => [
  /** The client of a note, through its contract or event. The rows are locked: a contract may move to another client. */
  `CREATE FUNCTION client_of_note(p_client INT, p_contract INT, p_event INT) RETURNS INT NOT DETERMINISTIC READS SQL DATA
    RETURN CASE
      WHEN p_client IS NOT NULL THEN p_client
      WHEN p_contract IS NOT NULL THEN (
        SELECT client_id FROM contract WHERE contract_id = p_contract LOCK IN SHARE MODE)
      ELSE (
        SELECT contract.client_id FROM event JOIN contract ON contract.contract_id = event.contract_id
        WHERE event.event_id = p_event LOCK IN SHARE MODE)
    END`,
  /**
   * Gestion writes on any record, a commercial on own clients and what belongs to them, a support on assigned events
   * and their clients.
   */
  `CREATE TRIGGER note_before_insert BEFORE INSERT ON note FOR EACH ROW
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      IF department = 'owner' THEN
        SET NEW.owner_client = client_of_note(NEW.client_id, NEW.contract_id, NEW.event_id);
      ELSE
        IF department NOT IN ('gestion', 'commercial', 'support') THEN
          ${refuse('department_refused')};
        END IF;
        IF NEW.note_id <> 0 THEN
          ${refuse('column_refused')};
        END IF;
        SET NEW.owner_client = client_of_note(NEW.client_id, NEW.contract_id, NEW.event_id);
        IF department = 'commercial' AND NOT EXISTS (SELECT 1 FROM client
            WHERE client_id = NEW.owner_client AND collaborator_id = account_number() FOR UPDATE) THEN
          ${refuse('note_not_own')};
        END IF;
        IF department = 'support' AND NOT (NEW.contract_id IS NULL AND EXISTS (
            SELECT 1 FROM event JOIN contract ON contract.contract_id = event.contract_id
            WHERE contract.client_id = NEW.owner_client AND event.support_contact = account_number()
              AND event.event_id = COALESCE(NEW.event_id, event.event_id) LOCK IN SHARE MODE)) THEN
          ${refuse('note_not_own')};
        END IF;
        SET NEW.author = account_number(), NEW.is_active = TRUE, NEW.version = 0,
          NEW.creation_date = utc_now(), NEW.last_update = NEW.creation_date;
      END IF;
    END`,
  /** A call, an e-mail or a meeting is a contact with the client. */
  `CREATE TRIGGER note_contact AFTER INSERT ON note FOR EACH ROW
    IF NEW.kind <> 'internal' AND account_number() IS NOT NULL THEN
      UPDATE client SET last_contact = NEW.note_id
      WHERE client_id = NEW.owner_client;
    END IF`,
  `CREATE TRIGGER note_before_update BEFORE UPDATE ON note FOR EACH ROW
    BEGIN
      IF ${changed(...WRITTEN, 'request_key')} THEN
        ${refuse('note_append_only')};
      END IF;
      IF NOT ${changed('owner_client')} THEN
        IF acting_department() <> 'owner' AND NOT (OLD.author <=> account_number()) THEN
          ${refuse('note_not_author')};
        END IF;
        IF ${changed(...updatedBy(note, 'gestion'))} AND NOT (OLD.is_active AND NOT NEW.is_active) THEN
          ${refuse('note_append_only')};
        END IF;
      END IF;
      ${stamp(note)};
    END`,
  /** The notes go with a contract that moves to another client. */
  `CREATE TRIGGER contract_notes_update AFTER UPDATE ON contract FOR EACH ROW
    IF ${changed('client_id')} THEN
      UPDATE note SET owner_client = NEW.client_id WHERE contract_id = NEW.contract_id;
      UPDATE note JOIN event ON event.event_id = note.event_id SET note.owner_client = NEW.client_id
      WHERE event.contract_id = NEW.contract_id;
    END IF`,
  `CREATE TRIGGER note_before_delete BEFORE DELETE ON note FOR EACH ROW
    ${refuse('note_append_only')}`,
  `CREATE SQL SECURITY DEFINER VIEW list_note AS
    SELECT ${viewColumns(note)}
    FROM note WHERE is_active`,
  ...writeGrants(note),
  "GRANT SELECT ON note TO 'collaborator'",
  "GRANT SELECT ON list_note TO 'collaborator'",
];
