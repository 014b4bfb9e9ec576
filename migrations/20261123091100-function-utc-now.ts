import type { Step } from './support/step.ts';

/** The real time in UTC: `SET timestamp` and `SET time_zone` of a session do not move it. */
export const up: Step = ({ run }) =>
  run(`
    CREATE FUNCTION utc_now() RETURNS DATETIME(6) NOT DETERMINISTIC NO SQL
    RETURN CONVERT_TZ(SYSDATE(6), @@session.time_zone, '+00:00')
  `);

export const down: Step = ({ run }) => run('DROP FUNCTION utc_now');
