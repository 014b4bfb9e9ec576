import { FORGET_ON_ERROR, type ImportedTable, noteLine, oldValues } from './support/importSql.ts';
import { isSeen, refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

/** Ordinary writes ask this alone: reading the table would lock the gap that imports write to, until their end. */
const HOLDS_SOURCE = 'COALESCE(IS_USED_LOCK(source_lock()) = CONNECTION_ID(), FALSE)';

/** Where in the file the record stands. */
const PLACE = 'IN p_import INT, IN p_sheet VARCHAR(128), IN p_line INT';

/** Reads the row that the file changes. `p_version` is the version that the person has seen. */
const readBefore = (table: ImportedTable): string => `SET written = p_id;
        SET found_version = (SELECT version FROM ${table} WHERE ${table}_id = p_id FOR UPDATE);
        IF NOT (found_version <=> p_version) THEN
          ${refuse('record_stale')};
        END IF;
        SET before_it = (SELECT ${oldValues(table)} FROM ${table} WHERE ${table}_id = p_id);`;

/** A condition: true if the file has other values than the row, apart from one column that gestion may always change. */
const differs = (table: ImportedTable, values: Readonly<Record<string, string>>): string =>
  `(SELECT COUNT(*) FROM ${table} WHERE ${table}_id = p_id AND is_active AND ${Object.entries(values)
    .map(([column, value]) => `CAST(${column} AS BINARY) <=> CAST(${value} AS BINARY)`)
    .join(' AND ')}) = 0`;

/** The number of a new record: that of the file where the plan found it free, else the next one. */
const CHOSEN = 'IF(p_is_free, COALESCE(p_number, 0), 0)';

const CLIENT = {
  full_name: 'p_full_name',
  company_name: 'p_company_name',
  email: 'p_email',
  phone: 'p_phone',
  creation_date: 'p_first_contact',
} as const;

const EVENT = {
  name: 'p_name',
  event_start: 'p_start',
  event_end: 'p_end',
  location: 'p_location',
  attendees: 'p_attendees',
  notes: 'p_notes',
} as const;

const assignments = (values: Readonly<Record<string, string>>) =>
  Object.entries(values)
    .map(([column, value]) => `${column} = ${value}`)
    .join(', ');

const DECLARED = `DECLARE department VARCHAR(20) DEFAULT acting_department();
      DECLARE written, found_version INT;
      DECLARE before_it LONGTEXT;
      DECLARE is_alone BOOLEAN DEFAULT FALSE;
      ${FORGET_ON_ERROR}
      CALL open_step(is_alone);`;

/**
 * Files that are taken over (decision 14). Gestion takes over clients, contracts, payments and events, a commercial own
 * clients. Nobody may write the tables for it directly: the procedures name the place in the file, the triggers of the
 * records see that an import writes, and everything else is as by hand.
 */
export const importObjects: Subject = () => [
  /**
   * The named lock of a connection that takes over. Nobody else can name it, so nobody takes it before. It ends with the
   * connection: the next one of the same number is no import.
   */
  `CREATE FUNCTION source_lock() RETURNS CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT DETERMINISTIC READS SQL DATA
    RETURN keyed_digest(CONCAT('import:', CONNECTION_ID()))`,
  /**
   * Opens a transaction where the caller has none, so that no step of an import is half done, and locks last until its
   * end. Without a transaction, a savepoint is gone at once.
   */
  `CREATE PROCEDURE open_step(OUT is_alone BOOLEAN)
    MODIFIES SQL DATA
    BEGIN
      DECLARE CONTINUE HANDLER FOR 1305 SET is_alone = TRUE;
      SET is_alone = FALSE;
      SAVEPOINT import_step;
      ROLLBACK TO SAVEPOINT import_step;
      IF is_alone THEN
        START TRANSACTION;
      END IF;
    END`,
  /** True while a procedure of the import writes on this connection. */
  `CREATE FUNCTION taking_over() RETURNS BOOLEAN NOT DETERMINISTIC READS SQL DATA
    BEGIN
      IF NOT ${HOLDS_SOURCE} THEN
        RETURN FALSE;
      END IF;
      RETURN EXISTS (SELECT 1 FROM import_source WHERE connection_id = CONNECTION_ID() AND actor_id <=> account_number());
    END`,
  /** The place in the file, for the history; NULL without an import. */
  `CREATE FUNCTION taken_over_from() RETURNS VARCHAR(255) NOT DETERMINISTIC READS SQL DATA
    BEGIN
      IF NOT taking_over() THEN
        RETURN NULL;
      END IF;
      RETURN (
        SELECT LEFT(CONCAT_WS(' › ', import_file.file_name, NULLIF(import_source.sheet, ''), NULLIF(import_source.line, 0)), 255)
        FROM import_source JOIN import_file ON import_file.import_file_id = import_source.import_file_id
        WHERE import_source.connection_id = CONNECTION_ID());
    END`,
  /** Whether an import made the record. */
  `CREATE FUNCTION was_taken_over(p_table VARCHAR(20), p_record INT) RETURNS BOOLEAN NOT DETERMINISTIC READS SQL DATA
    RETURN EXISTS (SELECT 1 FROM import_record
      WHERE table_name = p_table AND record_id = p_record AND action = 'create')`,
  /** Begins an import, and returns its number. It is of no use to others, and ends with \`finish_import\`. */
  `CREATE PROCEDURE begin_import(IN p_file VARCHAR(255), IN p_digest CHAR(64))
    MODIFIES SQL DATA
    BEGIN
      IF NOT COALESCE(acting_department() IN ('gestion', 'commercial'), FALSE) THEN
        ${refuse('department_refused')};
      END IF;
      INSERT INTO import_file (file_name, digest, imported_by, imported_at)
      VALUES (p_file, p_digest, account_number(), utc_now());
      SELECT LAST_INSERT_ID() AS id;
    END`,
  /** Says where the next record comes from. Only for an import of the connected person that is not finished. */
  `CREATE PROCEDURE state_source(${PLACE})
    MODIFIES SQL DATA
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM import_file WHERE import_file_id = p_import AND imported_by = account_number()
          AND NOT is_finished AND undone_at IS NULL) THEN
        ${refuse('import_not_open')};
      END IF;
      DO GET_LOCK(source_lock(), 0);
      INSERT INTO import_source (connection_id, actor_id, import_file_id, sheet, line)
      VALUES (CONNECTION_ID(), account_number(), p_import, COALESCE(p_sheet, ''), COALESCE(p_line, 0))
      ON DUPLICATE KEY UPDATE actor_id = VALUES(actor_id), import_file_id = VALUES(import_file_id),
        sheet = VALUES(sheet), line = VALUES(line);
    END`,
  /** Ends what \`state_source\` began. */
  `CREATE PROCEDURE forget_source()
    MODIFIES SQL DATA
    IF ${HOLDS_SOURCE} THEN
      DELETE FROM import_source WHERE connection_id = CONNECTION_ID();
      DO RELEASE_LOCK(source_lock());
    END IF`,
  /**
   * Takes over a client: a new one, with the file's number if it is free, or the values of the file for the client \`p_id\`.
   * Gestion changes only clients that were taken over, and the commercial of any.
   */
  `CREATE PROCEDURE take_over_client(${PLACE}, IN p_number INT, IN p_is_free BOOLEAN, IN p_id INT, IN p_version INT,
      IN p_full_name VARCHAR(121), IN p_company_name VARCHAR(121), IN p_email VARCHAR(255), IN p_phone VARCHAR(41),
      IN p_first_contact DATE, IN p_commercial INT)
    MODIFIES SQL DATA
    BEGIN
      ${DECLARED}
      CALL state_source(p_import, p_sheet, p_line);
      IF p_id IS NULL THEN
        INSERT INTO client (client_id, ${Object.keys(CLIENT).join(', ')}, collaborator_id)
        VALUES (${CHOSEN}, ${Object.values(CLIENT).join(', ')}, p_commercial);
        SET written = IF(${CHOSEN} = 0, LAST_INSERT_ID(), p_number);
      ELSE
        ${readBefore('client')}
        IF department = 'gestion' AND NOT was_taken_over('client', p_id) AND ${differs('client', CLIENT)} THEN
          ${refuse('client_reassign_only')};
        END IF;
        UPDATE client SET ${assignments(CLIENT)}, collaborator_id = p_commercial, is_active = TRUE WHERE client_id = p_id;
      END IF;
      ${noteLine('client', 'p_number', 'before_it')};
    END`,
  /**
   * Takes over a contract, and moves it to its statut step by step, as by hand. \`p_signed\`: when it was signed (UTC); NULL
   * for now.
   */
  `CREATE PROCEDURE take_over_contract(${PLACE}, IN p_number INT, IN p_is_free BOOLEAN, IN p_id INT, IN p_version INT,
      IN p_client INT, IN p_cost DECIMAL(12, 2), IN p_statut VARCHAR(20), IN p_signed DATETIME(3))
    MODIFIES SQL DATA
    BEGIN
      ${DECLARED}
      CALL require_gestion();
      CALL state_source(p_import, p_sheet, p_line);
      IF p_id IS NULL THEN
        INSERT INTO contract (contract_id, client_id, cost, statut)
        VALUES (${CHOSEN}, p_client, p_cost, IF(p_statut = 'draft', 'draft', 'to_sign'));
        SET written = IF(${CHOSEN} = 0, LAST_INSERT_ID(), p_number);
      ELSE
        ${readBefore('contract')}
        IF NOT was_taken_over('contract', p_id) AND (SELECT NOT is_active FROM contract WHERE contract_id = p_id) THEN
          ${refuse('column_refused')};
        END IF;
        UPDATE contract SET client_id = p_client, cost = p_cost, is_active = TRUE WHERE contract_id = p_id;
      END IF;
      UPDATE contract SET statut = 'to_sign'
      WHERE contract_id = written AND statut = 'draft' AND p_statut IN ('to_sign', 'signed', 'closed');
      -- A contract made by hand is signed on the day on which somebody says so, as by hand.
      UPDATE contract SET statut = 'signed', signed_at = IF(p_id IS NULL OR was_taken_over('contract', p_id), p_signed, NULL)
      WHERE contract_id = written AND statut = 'to_sign' AND p_statut IN ('signed', 'closed');
      UPDATE contract SET statut = p_statut WHERE contract_id = written AND statut <> p_statut;
      ${noteLine('contract', 'p_number', 'before_it')};
    END`,
  /** Records a payment of the file. */
  `CREATE PROCEDURE take_over_payment(${PLACE},
      IN p_contract INT, IN p_amount DECIMAL(12, 2), IN p_paid_on DATE, IN p_method VARCHAR(20), IN p_note VARCHAR(256))
    MODIFIES SQL DATA
    BEGIN
      DECLARE written, found_version INT;
      DECLARE is_alone BOOLEAN DEFAULT FALSE;
      ${FORGET_ON_ERROR}
      CALL open_step(is_alone);
      CALL require_gestion();
      CALL state_source(p_import, p_sheet, p_line);
      SET found_version = (SELECT version FROM contract WHERE contract_id = p_contract FOR UPDATE);
      INSERT INTO payment (contract_id, amount, paid_on, method, note)
      VALUES (p_contract, p_amount, p_paid_on, p_method, p_note);
      SET written = LAST_INSERT_ID();
      -- The balance is a change of the contract, and this one is of the import.
      UPDATE import_record JOIN contract ON contract.contract_id = import_record.record_id
      SET import_record.version_after = contract.version
      WHERE import_record.import_file_id = p_import AND import_record.table_name = 'contract'
        AND import_record.record_id = p_contract AND import_record.version_after = found_version;
      ${noteLine('payment')};
    END`,
  /**
   * Takes over an event, past ones too, and assigns its support; with a reason, events of that support may overlap. Only
   * events that were taken over are changed, and the support of any.
   */
  `CREATE PROCEDURE take_over_event(${PLACE}, IN p_number INT, IN p_is_free BOOLEAN, IN p_id INT, IN p_version INT, IN p_contract INT,
      IN p_name VARCHAR(121), IN p_start DATETIME, IN p_end DATETIME, IN p_location VARCHAR(256), IN p_attendees BIGINT,
      IN p_notes TEXT, IN p_support INT, IN p_reason VARCHAR(255))
    MODIFIES SQL DATA
    BEGIN
      ${DECLARED}
      CALL require_gestion();
      CALL state_source(p_import, p_sheet, p_line);
      IF p_id IS NULL THEN
        INSERT INTO event (event_id, contract_id, ${Object.keys(EVENT).join(', ')})
        VALUES (${CHOSEN}, p_contract, ${Object.values(EVENT).join(', ')});
        SET written = IF(${CHOSEN} = 0, LAST_INSERT_ID(), p_number);
      ELSE
        ${readBefore('event')}
        IF NOT was_taken_over('event', p_id) AND ${differs('event', EVENT)} THEN
          ${refuse('column_refused')};
        END IF;
        -- The support first: times that would clash with events of the one before are no reason to refuse the new one.
        UPDATE event SET support_contact = NULL, is_active = TRUE
        WHERE event_id = p_id AND (NOT is_active OR NOT (support_contact <=> p_support));
        UPDATE event SET ${assignments(EVENT)}, contract_id = p_contract WHERE event_id = p_id;
      END IF;
      IF NOT ((SELECT support_contact FROM event WHERE event_id = written) <=> p_support) THEN
        IF ${isSeen('p_reason')} THEN
          DELETE FROM stated_reason WHERE connection_id = CONNECTION_ID();
          INSERT INTO stated_reason (connection_id, event_id, support_contact, actor_id, reason, stated_at)
          VALUES (CONNECTION_ID(), written, p_support, account_number(), p_reason, utc_now());
        END IF;
        UPDATE event SET support_contact = p_support WHERE event_id = written;
        DELETE FROM stated_reason WHERE connection_id = CONNECTION_ID();
      END IF;
      ${noteLine('event', 'p_number', 'before_it')};
    END`,
  /** Ends an import. Its lines have the versions that it left: an undo sees whether the records have changed since. */
  `CREATE PROCEDURE finish_import(IN p_import INT)
    MODIFIES SQL DATA
    BEGIN
      CALL state_source(p_import, '', 0);
      CALL forget_source();
      UPDATE import_file SET is_finished = TRUE WHERE import_file_id = p_import;
    END`,
  `CREATE SQL SECURITY DEFINER VIEW list_import AS
    SELECT import_file_id AS 'Reprise ID', file_name AS 'Fichier', digest AS 'Empreinte', imported_by AS 'Collaborateur',
      imported_at AS 'Date', undone_by AS 'Annulée par', undone_at AS 'Annulée le'
    FROM import_file WHERE is_finished`,
  `CREATE SQL SECURITY DEFINER VIEW list_import_record AS
    SELECT import_file_id AS 'Reprise ID', table_name AS 'Table', record_id AS 'Enregistrement', action AS 'Action',
      sheet AS 'Feuille', line AS 'Ligne', source_number AS 'Numéro', version_after AS 'Version'
    FROM import_record`,
  "GRANT SELECT ON list_import TO 'collaborator'",
  "GRANT SELECT ON list_import_record TO 'collaborator'",
  ...['begin_import', 'take_over_client', 'finish_import'].flatMap((procedure) =>
    ['gestion', 'commercial'].map((role) => `GRANT EXECUTE ON PROCEDURE ${procedure} TO '${role}'`),
  ),
  ...['take_over_contract', 'take_over_payment', 'take_over_event'].map(
    (procedure) => `GRANT EXECUTE ON PROCEDURE ${procedure} TO 'gestion'`,
  ),
];
