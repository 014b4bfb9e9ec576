import type { Step } from './support/step.ts';

/**
 * What looks like the bcrypt hash of an unknown name and stays the same for it: 22 characters of salt and 31 of hash,
 * in bcrypt's alphabet, the last of each with its spare bits zero as bcrypt writes them.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE FUNCTION decoy_hash(p_name VARCHAR(255)) RETURNS CHAR(60) CHARACTER SET ascii COLLATE ascii_bin
    NOT DETERMINISTIC READS SQL DATA
    BEGIN
      DECLARE digest CHAR(128) CHARACTER SET ascii DEFAULT SHA2(keyed_digest(CONCAT('decoy:', p_name)), 512);
      DECLARE letters CHAR(60) CHARACTER SET ascii COLLATE ascii_bin
        DEFAULT REPLACE(LEFT(TO_BASE64(UNHEX(digest)), 53), '+', '.');
      RETURN CONCAT('$2b$12$', LEFT(letters, 21), SUBSTRING('.Oeu', 1 + ORD(SUBSTRING(letters, 22, 1)) % 4, 1),
        SUBSTRING(letters, 23, 30), SUBSTRING('.CGKOSWaeimquy26', 1 + ORD(SUBSTRING(letters, 53, 1)) % 16, 1));
    END
  `);

export const down: Step = ({ run }) => run('DROP FUNCTION decoy_hash');
