import type { Step } from './support/step.ts';

/**
 * Counts a failure of a name, known or not, or forgets its failures. Only a digest of what was typed is kept. It
 * commits, so that nobody holds the row of a name and keeps its owner from signing in.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE login_outcome(IN p_username TEXT, IN p_succeeded BOOLEAN)
    MODIFIES SQL DATA
    BEGIN
      DECLARE digest BINARY(32) DEFAULT UNHEX(keyed_digest(
        CONCAT('name:', LOWER(LEFT(COALESCE(p_username, ''), 255)))));
      COMMIT;
      IF p_succeeded THEN
        DELETE FROM login_throttle WHERE name_digest = digest;
      ELSE
        DELETE FROM login_throttle WHERE last_failure < utc_now() - INTERVAL 1 DAY LIMIT 100;
        INSERT INTO login_throttle (name_digest, failures, last_failure) VALUES (digest, 1, utc_now())
        ON DUPLICATE KEY UPDATE failures = failures + 1, last_failure = utc_now();
      END IF;
      COMMIT;
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE login_outcome');
