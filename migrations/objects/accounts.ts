import { OF_A_PERSON } from '../../src/domain/connectionLimits.ts';
import { MIXED_FROM, MIXED_PREFIX } from '../../src/domain/derivedPassword.ts';
import { HASH_COST, HIGHEST_HASH_COST } from '../../src/domain/hashCost.ts';
import { dynamic } from './support/dynamic.ts';
import { refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';
import { despiteBlockers, stayOut } from './support/stayOut.ts';

const account = `'''epicevent_c', p_id, '''@''%'''`;

/** The authentication clause of the account. MariaDB receives only the stored hash. */
export const proof = {
  mysql: `'BY ''', secret, ''''`,
  mariadb: `'VIA mysql_native_password USING ''*', UPPER(SHA1(UNHEX(SHA1(secret)))), ''''`,
};

/** No password policy of the server ends the account: nobody knows its password. */
const limits = {
  mysql: `WITH MAX_USER_CONNECTIONS ${OF_A_PERSON} PASSWORD EXPIRE NEVER FAILED_LOGIN_ATTEMPTS 0 PASSWORD_LOCK_TIME 0`,
  mariadb: `WITH MAX_USER_CONNECTIONS ${OF_A_PERSON} PASSWORD EXPIRE NEVER`,
};

/** Refuses a collaborator who is unknown, the connected user, or changed meanwhile. */
const REFUSALS = `IF found_version IS NULL THEN
        ${refuse('collaborator_unknown')};
      END IF;
      IF p_id <=> account_number() THEN
        ${refuse('collaborator_oneself')};
      END IF;
      IF p_version <> found_version OR found_active <> p_active THEN
        ${refuse('record_stale')};
      END IF;`;

export const accounts: Subject = (engine) => [
  /** Refuses every account but gestion's and the owner's. */
  `CREATE PROCEDURE require_gestion()
    MODIFIES SQL DATA
    BEGIN
      IF acting_department() NOT IN ('gestion', 'owner') THEN
        ${refuse('department_refused')};
      END IF;
    END`,
  /**
   * Locks or unlocks a collaborator's database account. Its sessions stay open. The account's name is built from the
   * id.
   */
  `CREATE PROCEDURE hold_account(IN p_id INT, IN p_held BOOLEAN)
    MODIFIES SQL DATA
    BEGIN
      -- For an account that does not exist, a password policy of MySQL refuses the empty password.
      DECLARE CONTINUE HANDLER FOR 1819 BEGIN END;
      ${dynamic(engine, `CONCAT('ALTER USER IF EXISTS ''epicevent_c', p_id, '''@''%'' ACCOUNT ', IF(p_held, 'LOCK', 'UNLOCK'))`)}
    END`,
  /** Drops a collaborator's database account and ends its sessions. The account's name is built from the id alone. */
  `CREATE PROCEDURE drop_account(IN p_id INT)
    MODIFIES SQL DATA
    BEGIN
      ${dynamic(engine, `CONCAT('DROP USER IF EXISTS ''epicevent_c', p_id, '''@''%''')`)}
      CALL end_sessions(p_id);
    END`,
  /**
   * Creates a collaborator's database account again: a new password, exactly the department's role, no open session.
   * The version is incremented and committed before the account changes, so a password from a failed run is never used
   * again. Repeats this if the collaborator changed meanwhile. The statements contain only the id, the derived password
   * and one of the four roles.
   */
  `CREATE PROCEDURE apply_account(IN p_id INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE department VARCHAR(20);
      DECLARE given_version INT;
      DECLARE secret CHAR(68) CHARACTER SET ascii COLLATE ascii_bin;
      DECLARE rounds INT DEFAULT 0;
      every_round: REPEAT
        SET rounds = rounds + 1;
        SET department = (
          SELECT role FROM collaborator WHERE collaborator_id = p_id AND is_active
            AND role IN ('collaborator', 'commercial', 'support', 'gestion'));
        INSERT INTO credential (collaborator_id, account_version) VALUES (p_id, ${MIXED_FROM + 1})
        ON DUPLICATE KEY UPDATE account_version = GREATEST(account_version, ${MIXED_FROM}) + 1;
        SET given_version = (SELECT account_version FROM credential WHERE collaborator_id = p_id);
        CALL drop_account(p_id);
        IF department IS NULL THEN
          LEAVE every_round;
        END IF;
        SET secret = CONCAT('${MIXED_PREFIX}', keyed_digest(CONCAT('db:', p_id, ':', given_version)));
        ${dynamic(engine, `CONCAT('CREATE USER ', ${account}, ' IDENTIFIED ', ${proof[engine]}, ' ${limits[engine]}')`)}
        ${dynamic(engine, `CONCAT('GRANT ''', department, ''' TO ', ${account})`)}
        ${dynamic(engine, `CONCAT('SET DEFAULT ROLE ''', department, ''' ${engine === 'mysql' ? 'TO' : 'FOR'} ', ${account})`)}
      UNTIL rounds = 5 OR EXISTS (
        SELECT 1 FROM collaborator JOIN credential ON credential.collaborator_id = collaborator.collaborator_id
        WHERE collaborator.collaborator_id = p_id AND is_active AND role = department
          AND account_version = given_version) END REPEAT;
    END`,
  /**
   * Refuses an unknown collaborator, the connected user, a version other than the given one (NULL: any), and an
   * unexpected state. `p_hold` locks the row until the end of the transaction.
   */
  `CREATE PROCEDURE check_collaborator(IN p_id INT, IN p_version INT, IN p_active BOOLEAN, IN p_hold BOOLEAN)
    MODIFIES SQL DATA
    BEGIN
      DECLARE found_version INT;
      DECLARE found_active BOOLEAN;
      CALL require_gestion();
      IF p_hold THEN
        SELECT version, is_active INTO found_version, found_active
        FROM collaborator WHERE collaborator_id = p_id FOR UPDATE;
      ELSE
        SELECT version, is_active INTO found_version, found_active
        FROM collaborator WHERE collaborator_id = p_id;
      END IF;
      ${REFUSALS}
    END`,
  /**
   * Refuses like `check_collaborator`, but locks no row, so that no open transaction can block it. It ends the current
   * transaction and reads the committed state. It uses only `SELECT … INTO`, which never locks: on MariaDB, subqueries
   * and functions in other statements do.
   */
  `CREATE PROCEDURE check_unlocked(IN p_id INT, IN p_version INT, IN p_active BOOLEAN)
    MODIFIES SQL DATA
    BEGIN
      DECLARE department VARCHAR(20);
      DECLARE found_version INT;
      DECLARE found_active BOOLEAN;
      COMMIT;
      IF account_number() IS NOT NULL THEN
        SELECT role INTO department FROM collaborator WHERE collaborator_id = account_number() AND is_active;
        IF department IS NULL THEN
          ${refuse('not_active')};
        END IF;
        IF department <> 'gestion' THEN
          ${refuse('department_refused')};
        END IF;
      END IF;
      SELECT version, is_active INTO found_version, found_active FROM collaborator WHERE collaborator_id = p_id;
      ${REFUSALS}
    END`,
  /**
   * Ends a collaborator's access and all sessions. The account is locked first, so that no new session can start in
   * between. If the collaborator's sessions use all prepared statements of the server (error 1461), they are ended
   * before the lock. If two users of gestion shut each other out, one must be stopped before the other's account is
   * locked: then sessions are ended first.
   */
  `CREATE PROCEDURE shut_out(IN p_id INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE department VARCHAR(20);
      SELECT role INTO department FROM collaborator WHERE collaborator_id = p_id;
      IF department = 'gestion' THEN
        CALL end_sessions(p_id);
      END IF;
      BEGIN
        DECLARE EXIT HANDLER FOR 1461
        BEGIN
          CALL end_sessions(p_id);
          CALL hold_account(p_id, TRUE);
        END;
        CALL hold_account(p_id, TRUE);
      END;
      CALL end_sessions(p_id);
    END`,
  /** Creates or replaces the database account of an active collaborator. Call it outside a transaction. */
  `CREATE PROCEDURE provision_collaborator(IN p_id INT)
    MODIFIES SQL DATA
    BEGIN
      COMMIT;
      CALL end_blockers();
      CALL check_collaborator(p_id, NULL, TRUE, FALSE);
      CALL note_change('collaborator', p_id, 'provision', NULL, NULL, NULL);
      CALL apply_account(p_id);
    END`,
  /**
   * Drops the database account; the collaborator stays unchanged. First ends the collaborator's access, whatever rows
   * are locked. Call it outside a transaction.
   */
  `CREATE PROCEDURE deprovision_collaborator(IN p_id INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE active BOOLEAN;
      DECLARE is_out, is_held BOOLEAN DEFAULT FALSE;
      ${stayOut(refuse('collaborator_locked_out')).trim()}
      COMMIT;
      CALL end_blockers();
      SELECT is_active INTO active FROM collaborator WHERE collaborator_id = p_id;
      CALL check_unlocked(p_id, NULL, active);
      SET is_held = TRUE;
      CALL shut_out(p_id);
      SET is_out = TRUE;
      ${despiteBlockers(`CALL require_gestion();
            CALL note_change('collaborator', p_id, 'deprovision', NULL, NULL, NULL);`).trim()}
      CALL drop_account(p_id);
    END`,
  /** Refuses any text but a bcrypt hash (2b) of the cost of new ones, or a higher one up to the highest. */
  `CREATE PROCEDURE require_hash(IN p_hash TEXT)
    MODIFIES SQL DATA
    BEGIN
      IF NOT COALESCE(CHAR_LENGTH(p_hash) = 60
        AND CAST(p_hash AS CHAR CHARACTER SET ascii) COLLATE ascii_bin
          REGEXP '^[$]2b[$][0-9]{2}[$][./A-Za-z0-9]{53}$'
        AND SUBSTRING(p_hash, 5, 2) BETWEEN '${HASH_COST}' AND '${HIGHEST_HASH_COST}', FALSE) THEN
        ${refuse('password_shape')};
      END IF;
    END`,
  /**
   * Sets a password that must be changed at the next sign-in, forgets the failed attempts, and replaces the account.
   * First ends the collaborator's access, whatever rows are locked. Call it outside a transaction.
   */
  `CREATE PROCEDURE reset_password(IN p_id INT, IN p_hash TEXT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE is_out, is_held BOOLEAN DEFAULT FALSE;
      DECLARE active BOOLEAN;
      ${stayOut(refuse('collaborator_locked_out')).trim()}
      COMMIT;
      CALL end_blockers();
      SELECT is_active INTO active FROM collaborator WHERE collaborator_id = p_id;
      CALL check_unlocked(p_id, NULL, COALESCE(active, TRUE));
      CALL require_hash(p_hash);
      IF active THEN
        SET is_held = TRUE;
        CALL shut_out(p_id);
        SET is_out = TRUE;
      END IF;
      ${despiteBlockers(`CALL require_gestion();
            INSERT INTO credential (collaborator_id, password_hash, must_change) VALUES (p_id, p_hash, TRUE)
            ON DUPLICATE KEY UPDATE password_hash = p_hash, must_change = TRUE;
            DELETE FROM login_throttle WHERE login_throttle.name_digest = name_digest((
              SELECT username FROM collaborator WHERE collaborator_id = p_id));
            CALL note_change('collaborator', p_id, 'reset_password', NULL, NULL, NULL);`).trim()}
      IF active THEN
        CALL apply_account(p_id);
      END IF;
    END`,
  /** The application has verified the current password before. */
  `CREATE PROCEDURE change_own_password(IN p_hash TEXT)
    MODIFIES SQL DATA
    BEGIN
      IF acting_department() = 'owner' THEN
        ${refuse('not_active')};
      END IF;
      CALL require_hash(p_hash);
      UPDATE credential SET password_hash = p_hash, must_change = FALSE WHERE collaborator_id = account_number();
      CALL note_change('collaborator', account_number(), 'change_own_password', NULL, NULL, NULL);
    END`,
  /**
   * Replaces the own hash by one of the same password with a higher cost, which the application has made after the right
   * password. It is no change of password. It needs the present hash, which no collaborator can read, so that it never
   * takes back a change or a reset that came between. A row that somebody keeps locked is left as it is.
   */
  `CREATE PROCEDURE raise_own_hash(IN p_present TEXT, IN p_hash TEXT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE present CHAR(60) CHARACTER SET ascii COLLATE ascii_bin;
      IF acting_department() = 'owner' THEN
        ${refuse('not_active')};
      END IF;
      CALL require_hash(p_hash);
      SELECT password_hash INTO present FROM credential WHERE collaborator_id = account_number() FOR UPDATE SKIP LOCKED;
      IF CAST(present AS BINARY) = CAST(p_present AS BINARY) AND SUBSTRING(present, 5, 2) < SUBSTRING(p_hash, 5, 2) THEN
        UPDATE credential SET password_hash = p_hash WHERE collaborator_id = account_number();
      END IF;
    END`,
  "GRANT EXECUTE ON PROCEDURE change_own_password TO 'collaborator'",
  "GRANT EXECUTE ON PROCEDURE raise_own_hash TO 'collaborator'",
  "GRANT EXECUTE ON PROCEDURE provision_collaborator TO 'gestion'",
  "GRANT EXECUTE ON PROCEDURE deprovision_collaborator TO 'gestion'",
  "GRANT EXECUTE ON PROCEDURE reset_password TO 'gestion'",
];
