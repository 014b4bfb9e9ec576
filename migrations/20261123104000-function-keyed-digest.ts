import type { Step } from './support/step.ts';

/** HMAC-SHA256 of a text under the server key, in hexadecimal; the same as `databaseSecret` in src/db/serverKey.ts. */
export const up: Step = ({ run }) =>
  run(`
    CREATE FUNCTION keyed_digest(p_text VARCHAR(400)) RETURNS CHAR(64) CHARACTER SET ascii COLLATE ascii_bin
    NOT DETERMINISTIC READS SQL DATA
    RETURN (
      SELECT SHA2(CONCAT(outer_pad, UNHEX(SHA2(CONCAT(inner_pad, CAST(p_text AS BINARY)), 256))), 256) FROM server_key)
  `);

export const down: Step = ({ run }) => run('DROP FUNCTION keyed_digest');
