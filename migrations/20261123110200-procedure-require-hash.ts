import { refuse, type Step } from './support/step.ts';

/**
 * Refuses what is not a bcrypt hash (2b) of cost 12 to 15.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE require_hash(IN p_hash TEXT)
    MODIFIES SQL DATA
    BEGIN
      IF NOT COALESCE(CHAR_LENGTH(p_hash) = 60
        AND CAST(p_hash AS CHAR CHARACTER SET ascii) COLLATE ascii_bin
          REGEXP '^[$]2b[$]1[2-5][$][./A-Za-z0-9]{53}$', FALSE) THEN
        ${refuse('password_shape')};
      END IF;
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE require_hash');
