import { MIXED_FROM, MIXED_PREFIX } from '../../src/domain/derivedPassword.ts';
import { HASH_COST } from '../../src/domain/hashCost.ts';
import { proof } from './accounts.ts';
import { dynamic } from './support/dynamic.ts';
import { refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

/** The state for signing in. Members of the demo company have their own, because only a private server lets them in. */
const STATE = `CASE
          WHEN known.is_active = 0 THEN 'inactive'
          WHEN known.collaborator_id IN (SELECT demo_collaborator.collaborator_id FROM demo_collaborator) THEN 'demo'
          ELSE 'active' END`;

/** The origin of the counter for a name from all origins that are not known. */
const NO_ORIGIN = "CAST('' AS BINARY(32))";

/** Locks no row of another name: an index of times, or a scan, would, and tries at once would end in deadlocks. */
const BY_NAME = 'FORCE INDEX (PRIMARY)';

/** On a server that only reads for now, people sign in and read; tries are not counted there. */
const onReadOnly = (then: string) => `DECLARE EXIT HANDLER FOR 1290, 1792, 1836 BEGIN ROLLBACK; ${then} END;`;

export const login: Subject = (engine) => [
  /** HMAC-SHA256 of a text with the server key, in hexadecimal; equal to `databaseSecret` in src/db/serverKey.ts. */
  `CREATE FUNCTION keyed_digest(p_text VARCHAR(400)) RETURNS CHAR(64) CHARACTER SET ascii COLLATE ascii_bin
    NOT DETERMINISTIC READS SQL DATA
    RETURN (
      SELECT SHA2(CONCAT(outer_pad, UNHEX(SHA2(CONCAT(inner_pad, CAST(p_text AS BINARY)), 256))), 256) FROM server_key)`,
  /** The digest of a username in `login_throttle`. */
  `CREATE FUNCTION name_digest(p_name VARCHAR(255)) RETURNS BINARY(32) NOT DETERMINISTIC READS SQL DATA
    RETURN UNHEX(keyed_digest(CONCAT('name:', p_name)))`,
  /** The digest of where a user sits: what the application says, and the host that the server sees. */
  `CREATE FUNCTION origin_digest(p_origin TEXT) RETURNS BINARY(32) NOT DETERMINISTIC READS SQL DATA
    RETURN UNHEX(keyed_digest(CONCAT('origin:', SUBSTRING_INDEX(USER(), '@', -1), ':', LEFT(COALESCE(p_origin, ''), 255))))`,
  /**
   * Returns a value that looks like a bcrypt hash and is always the same for an unknown username: 22 characters of salt
   * and 31 of hash in bcrypt's alphabet. The unused bits of each last character are zero, as in real hashes.
   */
  `CREATE FUNCTION decoy_hash(p_name VARCHAR(255)) RETURNS CHAR(60) CHARACTER SET ascii COLLATE ascii_bin
    NOT DETERMINISTIC READS SQL DATA
    BEGIN
      DECLARE digest CHAR(128) CHARACTER SET ascii DEFAULT SHA2(keyed_digest(CONCAT('decoy:', p_name)), 512);
      DECLARE letters CHAR(60) CHARACTER SET ascii COLLATE ascii_bin
        DEFAULT REPLACE(LEFT(TO_BASE64(UNHEX(digest)), 53), '+', '.');
      RETURN CONCAT('$2b$${HASH_COST}$', LEFT(letters, 21), SUBSTRING('.Oeu', 1 + ORD(SUBSTRING(letters, 22, 1)) % 4, 1),
        SUBSTRING(letters, 23, 30), SUBSTRING('.CGKOSWaeimquy26', 1 + ORD(SUBSTRING(letters, 53, 1)) % 16, 1));
    END`,
  /**
   * Returns the seconds that remain of the wait after failures: none for 4 failures, then 15, 30, 60 … up to 15 minutes.
   * A clock that went back counts as no time passed.
   */
  `CREATE FUNCTION login_wait(p_failures INT, p_last_failure DATETIME(6)) RETURNS INT NOT DETERMINISTIC NO SQL
    RETURN IF(p_failures < 5, 0, GREATEST(0, CEIL(LEAST(900, 15 * POW(2, LEAST(p_failures - 5, 10)))
      - GREATEST(0, TIMESTAMPDIFF(MICROSECOND, p_last_failure, utc_now())) / 1000000)))`,
  /**
   * Counts a try of a username, known or not, as a failure before it is judged, so that tries at once count as well, and
   * returns the seconds that it must wait; a try that must wait is not counted. Tries count for the name and for the name
   * from this origin. If the name signed in from this origin before, only the second counts, so that strangers cannot
   * keep the person out. Only digests are stored. It commits, so that no transaction can lock the rows and prevent that
   * user from signing in. A failure in the future, from a wrong clock, counts as one of now. Each counted try has an
   * entry in the journal, and so has the first one of a wait. Whoever keeps the journal locked keeps nobody out: those
   * are ended, and the entry is tried once more.
   */
  `CREATE PROCEDURE reserve_try(
      IN p_typed VARCHAR(255), IN p_from TEXT, IN p_name BINARY(32), IN p_origin BINARY(32), OUT waiting INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE present DATETIME(6) DEFAULT utc_now();
      DECLARE known, origin_noted, name_noted BOOLEAN DEFAULT FALSE;
      DECLARE by_origin, by_name, rounds INT DEFAULT 0;
      DECLARE entry BIGINT DEFAULT 0;
      DECLARE old_name, old_origin BINARY(32);
      ${onReadOnly(`SELECT COALESCE(MAX(login_wait(failures, last_failure)), 0) INTO waiting FROM login_throttle ${BY_NAME}
        WHERE name_digest = p_name AND origin_digest = p_origin;`)}
      COMMIT;
      -- Of the session, because each transaction below needs it: gap locks of tries at once would end in deadlocks.
      SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;
      -- Old rows are found without a lock and deleted by their key: a scan that locks would deadlock with other tries.
      WHILE rounds < 4 DO
        SET rounds = rounds + 1, old_name = NULL;
        SELECT name_digest, origin_digest INTO old_name, old_origin FROM login_throttle
        WHERE last_failure < present - INTERVAL 1 DAY AND (NOT is_known OR last_failure < present - INTERVAL 1 YEAR) LIMIT 1;
        DELETE FROM login_throttle WHERE name_digest = old_name AND origin_digest = old_origin
          AND last_failure < present - INTERVAL 1 DAY;
        COMMIT;
      END WHILE;
      -- Each row is made in a transaction of its own, so that nobody holds one row and waits for the other.
      INSERT IGNORE INTO login_throttle (name_digest, origin_digest, failures, last_failure)
      VALUES (p_name, p_origin, 0, present);
      COMMIT;
      INSERT IGNORE INTO login_throttle (name_digest, failures, last_failure) VALUES (p_name, 0, present);
      COMMIT;
      START TRANSACTION;
      SELECT is_known, login_wait(failures, last_failure), is_wait_noted INTO known, by_origin, origin_noted FROM login_throttle ${BY_NAME}
      WHERE name_digest = p_name AND origin_digest = p_origin FOR UPDATE;
      IF NOT known THEN
        SELECT login_wait(failures, last_failure), is_wait_noted INTO by_name, name_noted FROM login_throttle ${BY_NAME}
        WHERE name_digest = p_name AND origin_digest = ${NO_ORIGIN} FOR UPDATE;
      END IF;
      UPDATE login_throttle ${BY_NAME} SET last_failure = LEAST(last_failure, present)
      WHERE name_digest = p_name
        AND (origin_digest = p_origin OR (NOT known AND origin_digest = ${NO_ORIGIN}));
      SET waiting = GREATEST(by_origin, by_name);
      IF waiting = 0 OR NOT IF(known, origin_noted, name_noted) THEN
        CALL note_try(p_typed, p_from, waiting > 0, entry);
      END IF;
      IF waiting = 0 THEN
        UPDATE login_throttle ${BY_NAME}
        SET failures = failures + 1, last_failure = present, journal_id = entry, is_wait_noted = FALSE
        WHERE name_digest = p_name AND (origin_digest = p_origin OR (NOT known AND origin_digest = ${NO_ORIGIN}));
      ELSE
        UPDATE login_throttle ${BY_NAME} SET is_wait_noted = TRUE
        WHERE name_digest = p_name AND (origin_digest = p_origin OR (NOT known AND origin_digest = ${NO_ORIGIN}));
      END IF;
      COMMIT;
      IF entry IS NULL THEN
        CALL end_blockers();
        CALL note_try(p_typed, p_from, waiting > 0, entry);
        UPDATE login_throttle ${BY_NAME} SET journal_id = entry
        WHERE name_digest = p_name AND origin_digest = p_origin AND waiting = 0;
        COMMIT;
      END IF;
    END`,
  /**
   * Returns what the application needs to verify a password. An unknown username gets an answer of the same form,
   * always the same for that name. Both answers are calculated every time, so that the duration reveals nothing.
   * `wait_seconds` is the remaining wait after failures; 0 if this try was counted. Without an origin it is no try
   * and not counted.
   * `schema_step` is the last step of the schema.
   */
  `CREATE PROCEDURE login_challenge(IN p_username TEXT, IN p_origin TEXT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE typed VARCHAR(255) DEFAULT LOWER(LEFT(COALESCE(p_username, ''), 255));
      DECLARE seed BIGINT DEFAULT CONV(LEFT(keyed_digest(CONCAT('person:', typed)), 8), 16, 10);
      DECLARE waiting INT DEFAULT 0;
      DECLARE decoy CHAR(60) CHARACTER SET ascii COLLATE ascii_bin DEFAULT decoy_hash(typed);
      DECLARE first_part VARCHAR(255) DEFAULT SUBSTRING_INDEX(typed, '.', 1);
      DECLARE last_part VARCHAR(255) DEFAULT SUBSTRING_INDEX(typed, '.', -1);
      IF p_origin IS NOT NULL THEN
        CALL reserve_try(typed, p_origin, name_digest(typed), origin_digest(p_origin), waiting);
      END IF;
      SELECT
        COALESCE(known.collaborator_id, 1 + seed % 40) AS collaborator_id,
        COALESCE(known.password_hash, decoy) AS password_hash,
        COALESCE(known.role, ELT(1 + seed % 3, 'commercial', 'support', 'gestion')) AS role,
        ${STATE} AS state,
        COALESCE(known.account_version, ${MIXED_FROM + 1}) AS account_version,
        COALESCE(known.must_change, 0) AS must_change,
        COALESCE(known.first_name, CONCAT(UPPER(LEFT(first_part, 1)), SUBSTRING(first_part, 2))) AS first_name,
        COALESCE(known.last_name, CONCAT(UPPER(LEFT(last_part, 1)), SUBSTRING(last_part, 2))) AS last_name,
        typed AS username,
        waiting AS wait_seconds,
        (SELECT MAX(migration.name) FROM migration) AS schema_step
      FROM (SELECT 1 AS one) AS always
      LEFT JOIN (
        SELECT collaborator.*, credential.password_hash, credential.account_version, credential.must_change
        FROM collaborator JOIN credential ON credential.collaborator_id = collaborator.collaborator_id
        WHERE collaborator.username = typed AND CAST(collaborator.username AS BINARY) = CAST(typed AS BINARY)
          AND credential.password_hash IS NOT NULL
      ) AS known ON TRUE;
    END`,
  /** Refuses while an object of the schema is missing: without a trigger, its rule does not hold. */
  `CREATE PROCEDURE require_rules()
    READS SQL DATA
    BEGIN
      IF EXISTS (
        SELECT 1 FROM schema_object AS noted LEFT JOIN (
          SELECT 'trigger' AS kind, trigger_name AS name FROM information_schema.triggers
          WHERE trigger_schema = DATABASE()
          UNION ALL SELECT LOWER(routine_type), routine_name FROM information_schema.routines
          WHERE routine_schema = DATABASE()
          UNION ALL SELECT 'view', table_name FROM information_schema.tables
          WHERE table_schema = DATABASE() AND table_type = 'VIEW'
        ) AS present ON CAST(present.kind AS BINARY) = CAST(noted.kind AS BINARY)
          AND CAST(present.name AS BINARY) = CAST(noted.name AS BINARY)
        WHERE noted.kind IN ('function', 'procedure', 'view', 'trigger') AND present.name IS NULL) THEN
        ${refuse('rules_missing')};
      END IF;
    END`,
  /**
   * Takes the tries of a username from this origin back, after the right password, and remembers the origin. The tries
   * by name are taken back from an origin that was not known, since they did not count otherwise. The entry of the last
   * try becomes a sign-in. It commits, so that no transaction can lock the rows. Refused while a rule is missing, after that.
   */
  `CREATE PROCEDURE login_succeeded(IN p_username TEXT, IN p_origin TEXT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE of_name BINARY(32) DEFAULT name_digest(LOWER(LEFT(COALESCE(p_username, ''), 255)));
      DECLARE of_origin BINARY(32) DEFAULT origin_digest(p_origin);
      DECLARE known BOOLEAN DEFAULT FALSE;
      DECLARE entry BIGINT;
      ${onReadOnly('CALL require_rules();')}
      COMMIT;
      SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;
      START TRANSACTION;
      SELECT is_known, journal_id INTO known, entry FROM login_throttle ${BY_NAME}
      WHERE name_digest = of_name AND origin_digest = of_origin FOR UPDATE;
      BEGIN
        -- Whoever keeps the entry locked keeps nobody out: then it stays a refusal.
        DECLARE EXIT HANDLER FOR 1205 BEGIN END;
        UPDATE journal SET kind = 'sign_in' WHERE journal_id = entry AND kind = 'sign_in_refused';
      END;
      UPDATE login_throttle ${BY_NAME} SET failures = 0, is_known = TRUE, last_failure = utc_now(), journal_id = NULL
      WHERE name_digest = of_name AND origin_digest = of_origin;
      IF NOT known THEN
        DELETE FROM login_throttle WHERE name_digest = of_name AND origin_digest = ${NO_ORIGIN};
      END IF;
      COMMIT;
      CALL require_rules();
    END`,
  /**
   * Gives the database account of an active collaborator a new derived password, because it has another one or has
   * expired: every account may change its own. The application calls it after the right sign-in password, and proves with
   * the derived password that it holds the server key. An account that is locked or missing stays so, and roles and
   * sessions stay as they are. Returns the new version.
   */
  `CREATE PROCEDURE heal_account(IN p_username TEXT, IN p_secret TEXT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE typed VARCHAR(255) DEFAULT LOWER(LEFT(COALESCE(p_username, ''), 255));
      DECLARE healed, given_version INT;
      DECLARE secret CHAR(68) CHARACTER SET ascii COLLATE ascii_bin;
      DECLARE EXIT HANDLER FOR SQLEXCEPTION
      BEGIN
        ROLLBACK;
        RESIGNAL;
      END;
      COMMIT;
      SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;
      START TRANSACTION;
      SELECT collaborator_id INTO healed FROM collaborator
      WHERE username = typed AND CAST(username AS BINARY) = CAST(typed AS BINARY) AND is_active;
      SELECT account_version INTO given_version FROM credential WHERE collaborator_id = healed FOR UPDATE;
      SET secret = CONCAT(IF(given_version > ${MIXED_FROM}, '${MIXED_PREFIX}', ''),
        keyed_digest(CONCAT('db:', healed, ':', given_version)));
      IF NOT COALESCE(CAST(secret AS BINARY) = CAST(p_secret AS BINARY), FALSE) THEN
        ${refuse('not_active')};
      END IF;
      SET given_version = GREATEST(given_version, ${MIXED_FROM}) + 1;
      UPDATE credential SET account_version = given_version WHERE collaborator_id = healed;
      COMMIT;
      SET secret = CONCAT('${MIXED_PREFIX}', keyed_digest(CONCAT('db:', healed, ':', given_version)));
      ${dynamic(engine, `CONCAT('ALTER USER IF EXISTS ''epicevent_c', healed, '''@''%'' IDENTIFIED ', ${proof[engine]}, ' PASSWORD EXPIRE NEVER')`)}
      SELECT given_version AS account_version;
    END`,
  /** The sign-in account may execute these procedures and read no table. */
  "GRANT EXECUTE ON PROCEDURE login_challenge TO 'epicevent_login'@'%'",
  "GRANT EXECUTE ON PROCEDURE login_succeeded TO 'epicevent_login'@'%'",
  "GRANT EXECUTE ON PROCEDURE heal_account TO 'epicevent_login'@'%'",
];
