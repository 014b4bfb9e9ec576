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

export const listings: Subject = (engine) => [
<<<<<<< HEAD
  /**
   * Returns a collaborator's name as the lists show it; NULL for nobody. Locks the row until the end of the
   * transaction.
   */
=======
  /** The name of a collaborator as the lists show it, locked until the end of the transaction; empty for nobody. */
>>>>>>> 8826764 (Read lists from clients themselves and from listings; name the ways to a page)
  `CREATE FUNCTION person_name(p_id INT) RETURNS VARCHAR(162) NOT DETERMINISTIC READS SQL DATA
    RETURN COALESCE((
      SELECT CONCAT(first_name, ' ', last_name) FROM collaborator WHERE collaborator_id = p_id LOCK IN SHARE MODE), '')`,
  wordsFunction(engine, 'client'),
  wordsFunction(engine, 'event'),
  changeWords('client'),
  changeWords('event'),
<<<<<<< HEAD
  /** Copies a client's values to the listing rows of its contracts and events. */
  `CREATE PROCEDURE pass_client_on(p_id INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE v_commercial INT;
      DECLARE v_commercial_name VARCHAR(162);
      DECLARE v_company_name VARCHAR(121);
      DECLARE v_full_name VARCHAR(121);
      DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
      SELECT commercial_id, commercial_name, company_name, full_name
      INTO v_commercial, v_commercial_name, v_company_name, v_full_name
      FROM client_line WHERE client_id = p_id FOR UPDATE;
      IF v_company_name IS NOT NULL THEN
        UPDATE contract_line SET commercial_id = v_commercial, commercial_name = v_commercial_name,
          company_name = v_company_name, full_name = v_full_name WHERE client_id = p_id;
        UPDATE event_line SET commercial_id = v_commercial, commercial_name = v_commercial_name,
          company_name = v_company_name, full_name = v_full_name WHERE client_id = p_id;
      END IF;
    END`,
  /**
   * Locks a client until the end of the transaction. A transaction that writes the listing row of a contract or an
   * event locks the client first. A transaction that renames the client then runs before or after it, without a
   * deadlock.
=======
  /**
   * Locks a client until the end of the transaction. Every trigger that writes the listing of a contract or an event
   * locks its client first: a rename of the client then comes before or after it, and there is no deadlock.
>>>>>>> 8826764 (Read lists from clients themselves and from listings; name the ways to a page)
   */
  `CREATE FUNCTION lock_client(p_client INT) RETURNS INT NOT DETERMINISTIC READS SQL DATA
    RETURN (SELECT client_id FROM client WHERE client_id = p_client LOCK IN SHARE MODE)`,
  `CREATE TRIGGER client_words_insert AFTER INSERT ON client FOR EACH ROW
    CALL change_client_words(NEW.client_id, '[]', ${wordsOf('client', 'NEW')})`,
  /** The listings of its contracts and events show its names and its commercial. */
  `CREATE TRIGGER client_listing_update AFTER UPDATE ON client FOR EACH ROW
    BEGIN
<<<<<<< HEAD
      ${makeLine('client_line', 'client.client_id = NEW.client_id')};
      CALL change_client_words(NEW.client_id, '[]', ${wordsOf('client', 'NEW')});
    END`,
  /** Updates the listing rows of the client's contracts and events, which show its names and its commercial. */
  `CREATE TRIGGER client_line_update AFTER UPDATE ON client FOR EACH ROW
    BEGIN
      ${updateLine('client')};
      IF ${changed('collaborator_id')} THEN
        UPDATE client_line SET commercial_name = person_name(NEW.collaborator_id) WHERE client_id = NEW.client_id;
      END IF;
      IF ${changed('collaborator_id', 'company_name', 'full_name')} THEN
        CALL pass_client_on(NEW.client_id);
=======
      IF ${changed(...SHOWN_OF_CLIENT)} THEN
        UPDATE contract_listing SET ${OF_CLIENT} WHERE client_id = NEW.client_id;
        UPDATE event_listing SET ${OF_CLIENT} WHERE client_id = NEW.client_id;
>>>>>>> 8826764 (Read lists from clients themselves and from listings; name the ways to a page)
      END IF;
      IF ${changed(...wordColumns('client'))} THEN
        CALL change_client_words(NEW.client_id, ${wordsOf('client', 'OLD')}, ${wordsOf('client', 'NEW')});
      END IF;
    END`,
<<<<<<< HEAD
  `CREATE TRIGGER client_line_delete AFTER DELETE ON client FOR EACH ROW
    BEGIN
      DELETE FROM client_line WHERE client_id = OLD.client_id;
      DELETE FROM client_word WHERE client_id = OLD.client_id;
    END`,
  /** A closed contract that is not fully paid is owed, like a signed one. */
  `CREATE TRIGGER contract_line_insert AFTER INSERT ON contract FOR EACH ROW
    ${makeLine('contract_line', 'contract.contract_id = NEW.contract_id')}`,
  /**
   * A closed contract that is not fully paid is owed, like a signed one. Existing listing rows follow the same rule.
   */
  `CREATE TRIGGER contract_line_update AFTER UPDATE ON contract FOR EACH ROW
    IF hold_client(OLD.client_id) IS NOT NULL AND ${changed('client_id')} THEN
      DELETE FROM contract_line WHERE contract_id = NEW.contract_id;
      ${makeLine('contract_line', 'contract.contract_id = NEW.contract_id')};
      DELETE FROM event_line WHERE contract_id = NEW.contract_id;
      ${makeLine('event_line', 'event.contract_id = NEW.contract_id')};
=======
  `CREATE TRIGGER client_words_delete AFTER DELETE ON client FOR EACH ROW
    DELETE FROM client_word WHERE client_id = OLD.client_id`,
  /** A closed contract that is not fully paid is owed like a signed one. */
  `CREATE TRIGGER contract_listing_insert AFTER INSERT ON contract FOR EACH ROW
    ${makeListing('contract_listing', 'contract.contract_id = NEW.contract_id')}`,
  /** A closed contract that is not fully paid is owed like a signed one; the listing says so too. */
  `CREATE TRIGGER contract_listing_update AFTER UPDATE ON contract FOR EACH ROW
    IF lock_client(OLD.client_id) IS NOT NULL AND ${changed('client_id')} THEN
      DELETE FROM contract_listing WHERE contract_id = NEW.contract_id;
      ${makeListing('contract_listing', 'contract.contract_id = NEW.contract_id')};
      DELETE FROM event_listing WHERE contract_id = NEW.contract_id;
      ${makeListing('event_listing', 'event.contract_id = NEW.contract_id')};
>>>>>>> 8826764 (Read lists from clients themselves and from listings; name the ways to a page)
    ELSE
      ${updateListing('contract')};
    END IF`,
  `CREATE TRIGGER contract_listing_delete AFTER DELETE ON contract FOR EACH ROW
    DELETE FROM contract_listing WHERE contract_id = OLD.contract_id`,
  `CREATE TRIGGER event_listing_insert AFTER INSERT ON event FOR EACH ROW
    BEGIN
      ${makeListing('event_listing', 'event.event_id = NEW.event_id')};
      CALL change_event_words(NEW.event_id, '[]', ${wordsOf('event', 'NEW')});
    END`,
  `CREATE TRIGGER event_listing_update AFTER UPDATE ON event FOR EACH ROW
    BEGIN
      IF lock_client((
        SELECT client_id FROM contract WHERE contract_id = NEW.contract_id LOCK IN SHARE MODE)) IS NOT NULL THEN
        ${updateListing('event')};
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
      DELETE FROM event_listing WHERE event_id = OLD.event_id;
      DELETE FROM event_word WHERE event_id = OLD.event_id;
    END`,
<<<<<<< HEAD
  /** Updates every listing row that shows the colleague's name. */
  `CREATE TRIGGER collaborator_line_update AFTER UPDATE ON collaborator FOR EACH ROW
=======
  /** A collaborator's new name is shown by the clients, whose trigger passes it on, and by the events in charge. */
  `CREATE TRIGGER collaborator_listing_update AFTER UPDATE ON collaborator FOR EACH ROW
>>>>>>> 8826764 (Read lists from clients themselves and from listings; name the ways to a page)
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
<<<<<<< HEAD
  /** Every user reads all clients, contracts and events, so their listings hide nothing. No role writes them. */
  "GRANT SELECT ON client_line TO 'collaborator'",
  "GRANT SELECT ON contract_line TO 'collaborator'",
  "GRANT SELECT ON event_line TO 'collaborator'",
=======
  /** Everybody reads the clients, contracts and events whole, so the index of them hides nothing. Nobody writes it. */
  "GRANT SELECT ON contract_listing TO 'collaborator'",
  "GRANT SELECT ON event_listing TO 'collaborator'",
>>>>>>> 8826764 (Read lists from clients themselves and from listings; name the ways to a page)
  "GRANT SELECT ON client_word TO 'collaborator'",
  "GRANT SELECT ON event_word TO 'collaborator'",
];
