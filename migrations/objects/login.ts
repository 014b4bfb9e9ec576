import type { Subject } from './support/schemaObject.ts';

/** The state for signing in. Members of the demo company have their own, because only a private server lets them in. */
const STATE = `CASE
          WHEN known.is_active = 0 THEN 'inactive'
          WHEN known.collaborator_id IN (SELECT demo_collaborator.collaborator_id FROM demo_collaborator) THEN 'demo'
          ELSE 'active' END`;

export const login: Subject = () => [
  /** HMAC-SHA256 of a text with the server key, in hexadecimal; equal to `databaseSecret` in src/db/serverKey.ts. */
  `CREATE FUNCTION keyed_digest(p_text VARCHAR(400)) RETURNS CHAR(64) CHARACTER SET ascii COLLATE ascii_bin
    NOT DETERMINISTIC READS SQL DATA
    RETURN (
      SELECT SHA2(CONCAT(outer_pad, UNHEX(SHA2(CONCAT(inner_pad, CAST(p_text AS BINARY)), 256))), 256) FROM server_key)`,
  /**
   * Returns a value that looks like a bcrypt hash and is always the same for an unknown username: 22 characters of salt
   * and 31 of hash in bcrypt's alphabet. The unused bits of each last character are zero, as in real hashes.
   */
  `CREATE FUNCTION decoy_hash(p_name VARCHAR(255)) RETURNS CHAR(60) CHARACTER SET ascii COLLATE ascii_bin
    NOT DETERMINISTIC READS SQL DATA
    BEGIN
      DECLARE digest CHAR(128) CHARACTER SET ascii DEFAULT SHA2(keyed_digest(CONCAT('decoy:', p_name)), 512);
      DECLARE letters CHAR(60) CHARACTER SET ascii COLLATE ascii_bin
        DEFAULT REPLACE(LEFT(TO_BASE64(UNHEX(digest)), 53), '+', '.');
      RETURN CONCAT('$2b$12$', LEFT(letters, 21), SUBSTRING('.Oeu', 1 + ORD(SUBSTRING(letters, 22, 1)) % 4, 1),
        SUBSTRING(letters, 23, 30), SUBSTRING('.CGKOSWaeimquy26', 1 + ORD(SUBSTRING(letters, 53, 1)) % 16, 1));
    END`,
  /**
   * Returns the seconds that a username, known or not, must still wait: none for 4 failures, then 15, 30, 60 … up to 15
   * minutes.
   */
  `CREATE FUNCTION login_wait(p_name VARCHAR(255)) RETURNS INT NOT DETERMINISTIC READS SQL DATA
    RETURN COALESCE((
      SELECT IF(failures < 5, 0, GREATEST(0, CEIL(
        LEAST(900, 15 * POW(2, LEAST(failures - 5, 10))) - TIMESTAMPDIFF(MICROSECOND, last_failure, utc_now()) / 1000000)))
      FROM login_throttle WHERE name_digest = UNHEX(keyed_digest(CONCAT('name:', p_name)))), 0)`,
  /**
   * Returns what the application needs to verify a password. An unknown username gets an answer of the same form,
   * always the same for that name. Both answers are calculated every time, so that the duration reveals nothing.
   * `wait_seconds` is the remaining wait after failures.
   */
  `CREATE PROCEDURE login_challenge(IN p_username TEXT)
    READS SQL DATA
    BEGIN
      DECLARE typed VARCHAR(255) DEFAULT LOWER(LEFT(COALESCE(p_username, ''), 255));
      DECLARE seed BIGINT DEFAULT CONV(LEFT(keyed_digest(CONCAT('person:', typed)), 8), 16, 10);
      DECLARE waiting INT DEFAULT login_wait(typed);
      DECLARE decoy CHAR(60) CHARACTER SET ascii COLLATE ascii_bin DEFAULT decoy_hash(typed);
      DECLARE first_part VARCHAR(255) DEFAULT SUBSTRING_INDEX(typed, '.', 1);
      DECLARE last_part VARCHAR(255) DEFAULT SUBSTRING_INDEX(typed, '.', -1);
      SELECT
        COALESCE(known.collaborator_id, 1 + seed % 40) AS collaborator_id,
        COALESCE(known.password_hash, decoy) AS password_hash,
        COALESCE(known.role, ELT(1 + seed % 3, 'commercial', 'support', 'gestion')) AS role,
        ${STATE} AS state,
        COALESCE(known.account_version, 1) AS account_version,
        COALESCE(known.must_change, 0) AS must_change,
        COALESCE(known.first_name, CONCAT(UPPER(LEFT(first_part, 1)), SUBSTRING(first_part, 2))) AS first_name,
        COALESCE(known.last_name, CONCAT(UPPER(LEFT(last_part, 1)), SUBSTRING(last_part, 2))) AS last_name,
        typed AS username,
        waiting AS wait_seconds
      FROM (SELECT 1 AS one) AS always
      LEFT JOIN (
        SELECT collaborator.*, credential.password_hash, credential.account_version, credential.must_change
        FROM collaborator JOIN credential ON credential.collaborator_id = collaborator.collaborator_id
        WHERE collaborator.username = typed AND CAST(collaborator.username AS BINARY) = CAST(typed AS BINARY)
          AND credential.password_hash IS NOT NULL
      ) AS known ON TRUE;
    END`,
  /**
   * Counts a failure of a username, known or not, or deletes its failures. Only a digest of the typed name is stored.
   * It commits, so that no transaction can lock the row and prevent that user from signing in.
   */
  `CREATE PROCEDURE login_outcome(IN p_username TEXT, IN p_succeeded BOOLEAN)
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
    END`,
  /** The sign-in account may execute these two procedures and read no table. */
  "GRANT EXECUTE ON PROCEDURE login_challenge TO 'epicevent_login'@'%'",
  "GRANT EXECUTE ON PROCEDURE login_outcome TO 'epicevent_login'@'%'",
];
