import { refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

/** Of names that no collaborator has, so many refused sign-ins an hour are kept. Those of collaborators always are. */
const UNKNOWN_NAMES_AN_HOUR = 100;

/** So many refusals an hour are kept of one person. */
const REFUSALS_AN_HOUR = 200;

const HOST = "SUBSTRING_INDEX(USER(), '@', -1)";

/** The rule of the column `username`. */
const IS_USERNAME = `LENGTH(p_typed) <= 64 AND LENGTH(p_typed) = CHAR_LENGTH(p_typed)
          AND p_typed REGEXP '^[a-z0-9]' AND p_typed NOT REGEXP '[^a-z0-9._-]'`;

const isOpen = "(get_collaborator_role() = 'gestion' OR actor_id = get_collaborator_id())";

const isMine = 'actor_id = get_collaborator_id()';
const isSignIn = "kind IN ('sign_in', 'sign_in_refused')";

/** Hides the values of a row that the view filters out, as `list_history` does. */
const kept = (column: string) => `IF(${isOpen}, ${column}, NULL)`;

const text = (values: string, column: string) => `JSON_UNQUOTE(JSON_EXTRACT(${values}, '$.${column}'))`;

/** Returns an SQL expression: the old and the new value of a column, or NULL if the change does not concern it. */
const step = (column: string) =>
  `IF(JSON_CONTAINS_PATH(p_new, 'one', '$.${column}'), CONCAT('${column} ', ${text('p_old', column)}, ' > ', ${text('p_new', column)}), NULL)`;

export const journal: Subject = () => [
  /**
   * Writes one entry. The account is the connected one, and so is the host, where no origin is given. Ids start at 1,
   * because a session may disable the automatic id for 0.
   */
  `CREATE PROCEDURE note_entry(
      p_kind VARCHAR(20), p_actor INT, p_typed VARCHAR(64), p_origin TEXT,
      p_table VARCHAR(20), p_record INT, p_detail VARCHAR(255))
    MODIFIES SQL DATA
    INSERT INTO journal (happened_at, kind, actor_id, account, typed_name, origin, table_name, record_id, detail)
    VALUES (utc_now(), p_kind, p_actor, LEFT(LEFT(USER(), CHAR_LENGTH(USER()) - CHAR_LENGTH(${HOST}) - 1), 128), p_typed,
      LEFT(COALESCE(NULLIF(p_origin, ''), ${HOST}), 255), p_table, p_record, p_detail)`,
  /** Writes the entry of a change that the history keeps, if it is a payment, a signature, or a change of rights. */
  `CREATE PROCEDURE journal_change(
      p_table VARCHAR(20), p_record INT, p_action VARCHAR(30), p_old LONGTEXT, p_new LONGTEXT)
    MODIFIES SQL DATA
    IF p_table = 'payment' THEN
      CALL note_entry('payment', account_number(), NULL, NULL, p_table, p_record, ${text('p_new', 'amount')});
    ELSEIF p_table = 'contract' AND ${text('p_new', 'statut')} = 'signed' THEN
      CALL note_entry('signature', account_number(), NULL, NULL, p_table, p_record, NULL);
    ELSEIF p_table = 'collaborator' AND p_action = 'create' THEN
      CALL note_entry('rights', account_number(), NULL, NULL, p_table, p_record, CONCAT('create ', ${text('p_new', 'role')}));
    ELSEIF p_table = 'collaborator' AND p_action <> 'update' THEN
      CALL note_entry('rights', account_number(), NULL, NULL, p_table, p_record, p_action);
    ELSEIF p_table = 'collaborator' AND JSON_CONTAINS_PATH(p_new, 'one', '$.role', '$.is_active') THEN
      CALL note_entry('rights', account_number(), NULL, NULL, p_table, p_record,
        CONCAT_WS(', ', ${step('role')}, ${step('is_active')}));
    END IF`,
  /**
   * Writes the entry of a try to sign in: a refusal, until `login_succeeded` makes it a sign-in. What is typed is kept
   * only if it has the form of a username, because some type their password there. Returns the id of the entry, 0 if none
   * is kept, and NULL if somebody keeps the table locked. It counts for each name, so that the time tells nothing.
   */
  `CREATE PROCEDURE note_try(IN p_typed VARCHAR(255), IN p_origin TEXT, IN p_waits BOOLEAN, OUT entry BIGINT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE person, others INT;
      DECLARE CONTINUE HANDLER FOR NOT FOUND SET person = NULL;
      DECLARE EXIT HANDLER FOR 1205 SET entry = NULL;
      SELECT COUNT(*) INTO others FROM (
        SELECT 1 FROM journal WHERE actor_id IS NULL AND kind = 'sign_in_refused'
          AND happened_at > utc_now() - INTERVAL 1 HOUR LIMIT ${UNKNOWN_NAMES_AN_HOUR}) AS lately;
      SELECT collaborator_id INTO person FROM collaborator
      WHERE username = p_typed AND CAST(username AS BINARY) = CAST(p_typed AS BINARY);
      SET entry = 0;
      IF person IS NOT NULL OR others < ${UNKNOWN_NAMES_AN_HOUR} THEN
        CALL note_entry('sign_in_refused', person, IF(${IS_USERNAME}, p_typed, NULL), p_origin,
          NULL, NULL, IF(p_waits, 'waits', NULL));
        SET entry = LAST_INSERT_ID();
      END IF;
    END`,
  /**
   * Writes the entry of a refusal. The application calls it after its transaction was rolled back. It takes the number of
   * a rule or the word of a policy, and the record; the person is always the connected one.
   */
  `CREATE PROCEDURE note_refusal(IN p_rule INT, IN p_word VARCHAR(60), IN p_table VARCHAR(20), IN p_record INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE person INT DEFAULT get_collaborator_id();
      DECLARE others INT;
      IF person IS NULL THEN
        ${refuse('not_active')};
      END IF;
      IF (p_rule IS NULL) = (p_word IS NULL) OR p_rule NOT BETWEEN 51001 AND 51999 OR p_word = ''
        OR p_word REGEXP '[^A-Za-z._]' OR p_record < 1
        OR p_table NOT IN ('client', 'contract', 'payment', 'event', 'note', 'collaborator') THEN
        ${refuse('column_refused')};
      END IF;
      SELECT COUNT(*) INTO others FROM (
        SELECT 1 FROM journal WHERE actor_id = person AND kind = 'refusal'
          AND happened_at > utc_now() - INTERVAL 1 HOUR LIMIT ${REFUSALS_AN_HOUR}) AS lately;
      IF others < ${REFUSALS_AN_HOUR} THEN
        CALL note_entry('refusal', person, NULL, NULL, p_table, p_record, COALESCE(CONCAT('rule ', p_rule), p_word));
      END IF;
    END`,
  /** Only `login_succeeded` changes an entry, and only its kind. */
  `CREATE TRIGGER journal_before_update BEFORE UPDATE ON journal FOR EACH ROW
    IF NOT (OLD.kind = 'sign_in_refused' AND NEW.kind = 'sign_in' AND OLD.detail IS NULL AND NEW.detail IS NULL
      AND NEW.journal_id = OLD.journal_id AND NEW.happened_at = OLD.happened_at AND NEW.actor_id <=> OLD.actor_id
      AND NEW.account = OLD.account AND NEW.typed_name <=> OLD.typed_name AND NEW.origin = OLD.origin
      AND NEW.table_name <=> OLD.table_name AND NEW.record_id <=> OLD.record_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The journal is never altered.';
    END IF`,
  `CREATE TRIGGER journal_before_delete BEFORE DELETE ON journal FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The journal is never altered.'`,
  `CREATE SQL SECURITY DEFINER VIEW list_journal AS
    SELECT journal_id AS 'Journal ID', ${kept('happened_at')} AS 'Date', ${kept('kind')} AS 'Genre',
      ${kept('actor_id')} AS 'Collaborateur', ${kept('account')} AS 'Compte', ${kept('typed_name')} AS 'Nom saisi',
      ${kept('origin')} AS 'Origine', ${kept('table_name')} AS 'Table', ${kept('record_id')} AS 'Enregistrement',
      ${kept('detail')} AS 'Détail'
    FROM journal WHERE ${isOpen}`,
  `CREATE SQL SECURITY DEFINER VIEW list_my_sign_ins AS
    SELECT IF(${isMine}, happened_at, NULL) AS 'Date', IF(${isMine}, kind, NULL) AS 'Genre',
      IF(${isMine}, origin, NULL) AS 'Origine'
    FROM journal WHERE ${isMine} AND ${isSignIn}`,
  "GRANT SELECT ON list_journal TO 'collaborator'",
  "GRANT SELECT ON list_my_sign_ins TO 'collaborator'",
  "GRANT EXECUTE ON PROCEDURE note_refusal TO 'collaborator'",
];
