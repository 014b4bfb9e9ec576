import type { Step } from './support/step.ts';

/** The number in the name of the connected account; NULL for accounts that are no collaborator's. */
export const up: Step = ({ run }) =>
  run(`
    CREATE FUNCTION account_number() RETURNS INT DETERMINISTIC NO SQL
    RETURN IF(USER() REGEXP '^epicevent_c[1-9][0-9]{0,9}@', CAST(SUBSTRING(SUBSTRING_INDEX(USER(), '@', 1), 12) AS SIGNED), NULL)
  `);

export const down: Step = ({ run }) => run('DROP FUNCTION account_number');
