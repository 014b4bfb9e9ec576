import type { Step } from './support/step.ts';

/** Seconds that a name, known or not, still has to wait: none for 4 failures, then 15, 30, 60 … up to 15 minutes. */
export const up: Step = ({ run }) =>
  run(`
    CREATE FUNCTION login_wait(p_name VARCHAR(255)) RETURNS INT NOT DETERMINISTIC READS SQL DATA
    RETURN COALESCE((
      SELECT IF(failures < 5, 0, GREATEST(0, CEIL(
        LEAST(900, 15 * POW(2, LEAST(failures - 5, 10))) - TIMESTAMPDIFF(MICROSECOND, last_failure, utc_now()) / 1000000)))
      FROM login_throttle WHERE name_digest = UNHEX(keyed_digest(CONCAT('name:', p_name)))), 0)
  `);

export const down: Step = ({ run }) => run('DROP FUNCTION login_wait');
