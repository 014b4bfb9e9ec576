import type { Subject } from './support/schemaObject.ts';

/** Seconds after which a transaction that keeps others waiting is ended, whatever it does. */
const BLOCKING_S = 10;

/** Statements that only read and write records. A wait of any other one for a table keeps all readers waiting. */
const ORDINARY = '^[[:space:]]*(SELECT|WITH|INSERT|REPLACE|UPDATE|DELETE|CALL)[^A-Za-z0-9_]';
const AWAITS_TABLE = "state = 'Waiting for table metadata lock'";

/** Returns the body of a procedure that ends each connection whose `id` the query returns, except the caller's. */
const endEach = (query: string): string => `
      DECLARE done BOOLEAN DEFAULT FALSE;
      DECLARE session_id BIGINT UNSIGNED;
      DECLARE sessions CURSOR FOR
        ${query} AND id <> CONNECTION_ID();
      DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = TRUE;
      OPEN sessions;
      every_session: LOOP
        FETCH sessions INTO session_id;
        IF done THEN
          LEAVE every_session;
        END IF;
        BEGIN
          DECLARE CONTINUE HANDLER FOR 1094 SET session_id = NULL;
          KILL CONNECTION session_id;
        END;
      END LOOP;
      CLOSE sessions;`;

/**
 * Both engines show a session as the owner's while it runs a procedure: then it may be of anybody. So the sessions of an
 * account are looked for until no procedure runs, at most so many times.
 */
const ROUNDS = 200;
const WITHIN = "user = 'epicevent_owner' AND command <> 'Sleep' AND COALESCE(state, '') <> 'User sleep'";

export const sessions: Subject = () => [
  /**
   * Ends the connections of a collaborator's account. An open session would keep a revoked right. Procedures that still
   * run after a second and wait for a row are ended too, whoever called them.
   */
  `CREATE PROCEDURE end_sessions(IN p_id INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE is_within BOOLEAN;
      DECLARE rounds INT DEFAULT 0;
      REPEAT
        SET rounds = rounds + 1;
        BEGIN${endEach(`SELECT id FROM information_schema.processlist
        WHERE user = CONCAT('epicevent_c', p_id)`)}
        END;
        SET is_within = EXISTS (
          SELECT 1 FROM information_schema.processlist WHERE ${WITHIN} AND id <> CONNECTION_ID());
        IF is_within THEN
          DO SLEEP(0.005);
        END IF;
      UNTIL NOT is_within OR rounds = ${ROUNDS} END REPEAT;
      IF is_within THEN
        BEGIN${endEach(`SELECT id FROM information_schema.processlist
        JOIN information_schema.innodb_trx ON trx_mysql_thread_id = id
        WHERE ${WITHIN} AND trx_state = 'LOCK WAIT'`)}
        END;
      END IF;
    END`,
  /**
   * Ends the connections that keep others waiting: transactions of collaborators that hold locks and are older than 10
   * s, idle or not. If anybody waits for a table, it also ends statements such as OPTIMIZE TABLE, which wait for a table
   * alone and let nobody read it meanwhile, and every old transaction, since each may hold the table. It reads no table
   * of the application, so nothing can block it. Everybody may call it: a program repeats a transaction that is lost.
   */
  `CREATE PROCEDURE end_blockers()
    MODIFIES SQL DATA
    BEGIN
      DECLARE too_old DATETIME DEFAULT CONVERT_TZ(utc_now(), '+00:00', 'SYSTEM') - INTERVAL ${BLOCKING_S} SECOND;
      DECLARE is_table_awaited BOOLEAN DEFAULT EXISTS (
        SELECT 1 FROM information_schema.processlist WHERE ${AWAITS_TABLE});${endEach(`SELECT id FROM information_schema.processlist
        LEFT JOIN information_schema.innodb_trx ON trx_mysql_thread_id = id
        WHERE (LEFT(user, 11) = 'epicevent_c' OR user IN ('epicevent_login', 'epicevent_keys')
            OR (user = 'epicevent_owner' AND trx_state = 'LOCK WAIT'))
          AND ((trx_started < too_old AND (trx_lock_structs > 0 OR is_table_awaited))
            OR (${AWAITS_TABLE} AND info NOT REGEXP '${ORDINARY}'))`)}
    END`,
  "GRANT EXECUTE ON PROCEDURE end_blockers TO 'collaborator'",
  "GRANT EXECUTE ON PROCEDURE end_blockers TO 'epicevent_login'@'%'",
];
