import type { Step } from './support/step.ts';

/**
 * Ends the open connections of a collaborator's account; a revoked right would reach them too late.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE end_sessions(IN p_id INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE done BOOLEAN DEFAULT FALSE;
      DECLARE session_id BIGINT UNSIGNED;
      DECLARE sessions CURSOR FOR
        SELECT id FROM information_schema.processlist
        WHERE user = CONCAT('epicevent_c', p_id) AND id <> CONNECTION_ID();
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
      CLOSE sessions;
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE end_sessions');
