import { refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

/** A session that was not seen for so many minutes has ended without a word. The application says once a minute that it is there. */
const SEEN_MINUTES = 3;
/** One person begins at most so many sessions an hour. Ended ones are kept for so many days. */
const AN_HOUR = 60;
const KEPT_DAYS = 90;

const OWN = 'session_id = p_session AND collaborator_id = get_collaborator_id()';

export const openSessions: Subject = () => [
  /** Begins a session of the connected person, and returns its number; NULL if too many were begun. */
  `CREATE PROCEDURE begin_session(IN p_origin TEXT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE person INT DEFAULT get_collaborator_id();
      IF person IS NULL THEN
        ${refuse('not_active')};
      END IF;
      DELETE FROM session WHERE collaborator_id = person AND begun_at < utc_now() - INTERVAL ${KEPT_DAYS} DAY LIMIT 10;
      IF (SELECT COUNT(*) FROM session WHERE collaborator_id = person
          AND begun_at > utc_now() - INTERVAL 1 HOUR) >= ${AN_HOUR} THEN
        SELECT NULL AS session_id;
      ELSE
        INSERT INTO session (collaborator_id, origin, begun_at, seen_at)
        VALUES (person, LEFT(COALESCE(p_origin, ''), 255), utc_now(), utc_now());
        SELECT LAST_INSERT_ID() AS session_id;
      END IF;
    END`,
  /** Says that an own session is there, and returns whether somebody has ended it. */
  `CREATE PROCEDURE see_session(IN p_session BIGINT)
    MODIFIES SQL DATA
    BEGIN
      UPDATE session SET seen_at = utc_now() WHERE ${OWN} AND ended_at IS NULL;
      SELECT ended_at IS NOT NULL AS is_ended FROM session WHERE ${OWN};
    END`,
  /** Ends an own session. */
  `CREATE PROCEDURE leave_session(IN p_session BIGINT)
    MODIFIES SQL DATA
    UPDATE session SET ended_at = utc_now(), ended_by = collaborator_id WHERE ${OWN} AND ended_at IS NULL`,
  /** Gestion ends somebody's session, and the connections of that person, which open again for other sessions. */
  `CREATE PROCEDURE end_session(IN p_session BIGINT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE person INT;
      CALL require_gestion();
      SELECT collaborator_id INTO person FROM session WHERE session_id = p_session AND ended_at IS NULL FOR UPDATE;
      IF person IS NULL THEN
        ${refuse('record_stale')};
      END IF;
      UPDATE session SET ended_at = utc_now(), ended_by = account_number() WHERE session_id = p_session;
      CALL note_entry('rights', account_number(), NULL, NULL, 'collaborator', person, CONCAT('end session ', p_session));
      COMMIT;
      CALL end_sessions(person);
    END`,
  `CREATE SQL SECURITY DEFINER VIEW list_session AS
    SELECT session_id AS 'Session ID', collaborator_id AS 'Collaborateur', origin AS 'Origine', begun_at AS 'Début',
      seen_at AS 'Vue', ended_at AS 'Fin', ended_by AS 'Fermée par',
      ended_at IS NULL AND seen_at > utc_now() - INTERVAL ${SEEN_MINUTES} MINUTE AS 'Ouverte'
    FROM session
    WHERE get_collaborator_role() = 'gestion' OR collaborator_id = get_collaborator_id()`,
  "GRANT SELECT ON list_session TO 'collaborator'",
  "GRANT EXECUTE ON PROCEDURE begin_session TO 'collaborator'",
  "GRANT EXECUTE ON PROCEDURE see_session TO 'collaborator'",
  "GRANT EXECUTE ON PROCEDURE leave_session TO 'collaborator'",
  "GRANT EXECUTE ON PROCEDURE end_session TO 'gestion'",
];
