import { FIRST_START, LATE_FROM_LISTED } from './support/instalmentSql.ts';
import {
  changeWords,
  fillListingRows,
  fillWords,
  makeListing,
  updateListing,
  wordColumns,
  wordsFunction,
  wordsOf,
} from './support/listingSql.ts';
import { changed } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

/** What the listings show of a client. */
const SHOWN_OF_CLIENT = ['collaborator_id', 'commercial_name', 'company_name', 'full_name'] as const;
const OF_CLIENT = `commercial_id = NEW.collaborator_id, commercial_name = NEW.commercial_name,
          company_name = NEW.company_name, full_name = NEW.full_name`;

/** Gives the events of a contract the day from which it is late. Seldom done, because it locks their neighbours. */
const carryLate = (row: 'NEW' | 'OLD') =>
  `UPDATE event_listing JOIN contract_listing ON contract_listing.contract_id = event_listing.contract_id
          SET event_listing.late_from = contract_listing.late_from
          WHERE event_listing.contract_id = ${row}.contract_id
            AND NOT (event_listing.late_from <=> contract_listing.late_from)`;

/** Writes the day from which the contract of an event is late, where it has changed. */
const refreshLate = (row: 'NEW' | 'OLD') =>
  `IF NOT (listed_late_from(${row}.contract_id) <=> contract_late_from(${row}.contract_id)) THEN
          UPDATE contract_listing SET late_from = contract_late_from(${row}.contract_id) WHERE contract_id = ${row}.contract_id;
          ${carryLate(row)};
        END IF`;

/** Finds the earliest open task of an event anew, if the task of the trigger may have been it or become it. */
const refreshTask = (row: 'NEW' | 'OLD') =>
  `UPDATE event_listing SET task_due_on = first_task_day(${row}.event_id) WHERE event_id = ${row}.event_id`;

export const listings: Subject = (engine) => [
  /** The name of a collaborator as the lists show it, locked until the end of the transaction; empty for nobody. */
  `CREATE FUNCTION person_name(p_id INT) RETURNS VARCHAR(162) NOT DETERMINISTIC READS SQL DATA
    RETURN COALESCE((
      SELECT CONCAT(first_name, ' ', last_name) FROM collaborator WHERE collaborator_id = p_id LOCK IN SHARE MODE), '')`,
  wordsFunction(engine, 'client'),
  wordsFunction(engine, 'event'),
  changeWords('client'),
  changeWords('event'),
  /**
   * Locks a client until the end of the transaction. Every trigger that writes the listing of a contract or an event
   * locks its client first: a rename of the client then comes before or after it, and there is no deadlock.
   */
  `CREATE FUNCTION lock_client(p_client INT) RETURNS INT NOT DETERMINISTIC READS SQL DATA
    RETURN (SELECT client_id FROM client WHERE client_id = p_client LOCK IN SHARE MODE)`,
  `CREATE TRIGGER client_words_insert AFTER INSERT ON client FOR EACH ROW
    CALL change_client_words(NEW.client_id, '[]', ${wordsOf('client', 'NEW')})`,
  /** The listings of its contracts and events show its names and its commercial. */
  `CREATE TRIGGER client_listing_update AFTER UPDATE ON client FOR EACH ROW
    BEGIN
      IF ${changed(...SHOWN_OF_CLIENT)} THEN
        UPDATE contract_listing SET ${OF_CLIENT} WHERE client_id = NEW.client_id;
        UPDATE event_listing SET ${OF_CLIENT} WHERE client_id = NEW.client_id;
      END IF;
      IF ${changed(...wordColumns('client'))} THEN
        CALL change_client_words(NEW.client_id, ${wordsOf('client', 'OLD')}, ${wordsOf('client', 'NEW')});
      END IF;
    END`,
  `CREATE TRIGGER client_words_delete AFTER DELETE ON client FOR EACH ROW
    DELETE FROM client_word WHERE client_id = OLD.client_id`,
  /** The start of a contract's first event, out of the listing; NULL without one. */
  `CREATE FUNCTION first_event_start(p_contract INT) RETURNS DATETIME NOT DETERMINISTIC READS SQL DATA
    RETURN (SELECT MIN(event_start) FROM event_listing FORCE INDEX (event_listing_contract)
      WHERE contract_id = p_contract AND is_active = 1 LOCK IN SHARE MODE)`,
  /** The day from which a contract is late, for the triggers of its events. */
  `CREATE FUNCTION contract_late_from(p_contract INT) RETURNS DATE NOT DETERMINISTIC READS SQL DATA
    RETURN (SELECT ${LATE_FROM_LISTED} FROM contract WHERE contract.contract_id = p_contract LOCK IN SHARE MODE)`,
  /**
   * Locks a contract's line before that of its event is written: two events of one contract come one after the other.
   */
  `CREATE FUNCTION lock_contract_listing(p_contract INT) RETURNS INT NOT DETERMINISTIC READS SQL DATA
    RETURN (SELECT contract_id FROM contract_listing WHERE contract_id = p_contract FOR UPDATE)`,
  /** The day from which a contract is late, as its line says, which is locked. */
  `CREATE FUNCTION listed_late_from(p_contract INT) RETURNS DATE NOT DETERMINISTIC READS SQL DATA
    RETURN (SELECT late_from FROM contract_listing WHERE contract_id = p_contract FOR UPDATE)`,
  /** A closed contract that is not fully paid still counts as unpaid, like a signed one. */
  `CREATE TRIGGER contract_listing_insert AFTER INSERT ON contract FOR EACH ROW
    ${makeListing('contract_listing', 'contract.contract_id = NEW.contract_id')}`,
  /** A closed contract that is not fully paid is owed like a signed one; the listing says so too. */
  `CREATE TRIGGER contract_listing_update AFTER UPDATE ON contract FOR EACH ROW
    BEGIN
      DECLARE late_before DATE;
      IF lock_client(OLD.client_id) IS NOT NULL AND ${changed('client_id')} THEN
        DELETE FROM contract_listing WHERE contract_id = NEW.contract_id;
        ${makeListing('contract_listing', 'contract.contract_id = NEW.contract_id')};
        DELETE FROM event_listing WHERE contract_id = NEW.contract_id;
        ${makeListing('event_listing', 'event.contract_id = NEW.contract_id')};
      ELSE
        SET late_before = listed_late_from(NEW.contract_id);
        ${updateListing('contract').replace(FIRST_START.replaceAll('contract.', 'NEW.'), 'first_event_start(NEW.contract_id)')};
        IF NOT (late_before <=> listed_late_from(NEW.contract_id)) THEN
          ${carryLate('NEW')};
        END IF;
      END IF;
    END`,
  `CREATE TRIGGER contract_listing_delete AFTER DELETE ON contract FOR EACH ROW
    DELETE FROM contract_listing WHERE contract_id = OLD.contract_id`,
  `CREATE TRIGGER event_listing_insert AFTER INSERT ON event FOR EACH ROW
    BEGIN
      IF lock_contract_listing(NEW.contract_id) IS NOT NULL THEN
        ${makeListing('event_listing', 'event.event_id = NEW.event_id')};
        ${refreshLate('NEW')};
      END IF;
      CALL change_event_words(NEW.event_id, '[]', ${wordsOf('event', 'NEW')});
    END`,
  `CREATE TRIGGER event_listing_update AFTER UPDATE ON event FOR EACH ROW
    BEGIN
      IF lock_client((
        SELECT client_id FROM contract WHERE contract_id = NEW.contract_id LOCK IN SHARE MODE)) IS NOT NULL THEN
        IF ${changed('event_start', 'is_active')} AND lock_contract_listing(NEW.contract_id) IS NOT NULL THEN
          ${updateListing('event')};
          ${refreshLate('NEW')};
        ELSE
          ${updateListing('event')};
        END IF;
      END IF;
      IF ${changed('support_contact')} THEN
        UPDATE event_listing SET support_name = person_name(NEW.support_contact) WHERE event_id = NEW.event_id;
      END IF;
      IF ${changed(...wordColumns('event'))} THEN
        CALL change_event_words(NEW.event_id, ${wordsOf('event', 'OLD')}, ${wordsOf('event', 'NEW')});
      END IF;
    END`,
  `CREATE TRIGGER event_listing_delete AFTER DELETE ON event FOR EACH ROW
    BEGIN
      IF lock_contract_listing(OLD.contract_id) IS NOT NULL THEN
        DELETE FROM event_listing WHERE event_id = OLD.event_id;
        ${refreshLate('OLD')};
      END IF;
      DELETE FROM event_word WHERE event_id = OLD.event_id;
    END`,
  /** The day of the earliest open task of an event; NULL without one. */
  `CREATE FUNCTION first_task_day(p_event INT) RETURNS DATE NOT DETERMINISTIC READS SQL DATA
    RETURN (SELECT due_on FROM task FORCE INDEX (task_event)
      WHERE event_id = p_event AND is_open = 1 ORDER BY due_on LIMIT 1 LOCK IN SHARE MODE)`,
  `CREATE TRIGGER task_listing_insert AFTER INSERT ON task FOR EACH ROW
    IF NEW.event_id IS NOT NULL THEN
      ${refreshTask('NEW')};
    END IF`,
  `CREATE TRIGGER task_listing_update AFTER UPDATE ON task FOR EACH ROW
    IF NEW.event_id IS NOT NULL
      AND ${changed('done_at', 'is_active', 'is_record_active', 'due_day', 'days_before', 'event_day')} THEN
      ${refreshTask('NEW')};
    END IF`,
  `CREATE TRIGGER task_listing_delete AFTER DELETE ON task FOR EACH ROW
    IF OLD.event_id IS NOT NULL THEN
      ${refreshTask('OLD')};
    END IF`,
  /** A collaborator's new name is shown by the clients, whose trigger passes it on, and by the events in charge. */
  `CREATE TRIGGER collaborator_listing_update AFTER UPDATE ON collaborator FOR EACH ROW
    IF ${changed('first_name', 'last_name')} THEN
      UPDATE client SET commercial_name = CONCAT(NEW.first_name, ' ', NEW.last_name)
      WHERE collaborator_id = NEW.collaborator_id;
      UPDATE event_listing SET support_name = CONCAT(NEW.first_name, ' ', NEW.last_name)
      WHERE support_id = NEW.collaborator_id;
    END IF`,
  fillListingRows('contract'),
  fillListingRows('event'),
  fillWords(engine, 'client'),
  fillWords(engine, 'event'),
  /** Everybody reads the clients, contracts and events whole, so the index of them hides nothing. Nobody writes it. */
  "GRANT SELECT ON contract_listing TO 'collaborator'",
  "GRANT SELECT ON event_listing TO 'collaborator'",
  "GRANT SELECT ON client_word TO 'collaborator'",
  "GRANT SELECT ON event_word TO 'collaborator'",
];
