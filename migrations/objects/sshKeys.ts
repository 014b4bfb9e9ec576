import { KEYS_OF_A_PERSON, type SSH_KEY_TYPES } from '../../src/domain/sshKey.ts';
import { refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

/** The number of four bytes at a place of the decoded key. */
const number = (at: string) => `CAST(CONV(HEX(SUBSTRING(decoded, ${at}, 4)), 16, 10) AS UNSIGNED)`;
const byte = (at: string) => `ORD(SUBSTRING(decoded, ${at}, 1))`;

/** Each kind of key has one form: another writing of the same key would have another fingerprint. */
const ecdsa = (at: number, curve: string, point: number) =>
  `${number(`${at}`)} = 8 AND SUBSTRING(decoded, ${at + 4}, 8) = '${curve}' AND ${number(`${at + 12}`)} = ${point}
        AND ${byte(`${at + 16}`)} = 4`;
const application = (at: number) =>
  `${number(`${at}`)} BETWEEN 1 AND 64 AND LENGTH(decoded) = ${at + 3} + ${number(`${at}`)}`;

/** Positive, and without a zero byte in front that is not needed. */
const positive = (at: string) => `(${byte(at)} BETWEEN 1 AND 127 OR (${byte(at)} = 0 AND ${byte(`${at} + 1`)} > 127))`;
/** An RSA modulus of 3072 bits has 384 bytes, and a zero byte in front of them. */
const RSA = { least: 385, most: 2049 } as const;

const SHAPES: Readonly<Record<(typeof SSH_KEY_TYPES)[number], string>> = {
  'ssh-ed25519': `${number('16')} = 32 AND LENGTH(decoded) = 51`,
  'ecdsa-sha2-nistp256': `${ecdsa(24, 'nistp256', 65)} AND LENGTH(decoded) = 104`,
  'ecdsa-sha2-nistp384': `${ecdsa(24, 'nistp384', 97)} AND LENGTH(decoded) = 136`,
  'ecdsa-sha2-nistp521': `${ecdsa(24, 'nistp521', 133)} AND LENGTH(decoded) = 172`,
  'sk-ssh-ed25519@openssh.com': `${number('31')} = 32 AND ${application(67)}`,
  'sk-ecdsa-sha2-nistp256@openssh.com': `${ecdsa(39, 'nistp256', 65)} AND ${application(120)}`,
  'ssh-rsa': `exponent BETWEEN 1 AND 8 AND modulus BETWEEN ${RSA.least} AND ${RSA.most}
        AND ${positive('16')} AND ${positive('20 + exponent')} AND LENGTH(decoded) = 19 + exponent + modulus`,
};

const IS_DEMO = 'person.collaborator_id IN (SELECT demo_collaborator.collaborator_id FROM demo_collaborator)';

const mayAct = (person: string) =>
  `IF department NOT IN ('gestion', 'owner') AND NOT (${person} <=> account_number()) THEN
        ${refuse('key_not_own')};
      END IF;`;

export const sshKeyObjects: Subject = () => [
  /** Returns whether the text is a public key of this type, in its one form, and long enough. */
  `CREATE FUNCTION is_ssh_key(p_type VARCHAR(64), p_body TEXT) RETURNS BOOLEAN DETERMINISTIC NO SQL
    BEGIN
      DECLARE decoded VARBINARY(2800);
      DECLARE exponent, modulus BIGINT DEFAULT 0;
      IF COALESCE(p_body = '' OR LENGTH(p_body) > 2800 OR p_body REGEXP '[^A-Za-z0-9+/=]'
          OR LENGTH(p_type) > 40 OR p_type REGEXP '[^A-Za-z0-9@.-]', TRUE) THEN
        RETURN FALSE;
      END IF;
      SET decoded = FROM_BASE64(p_body);
      IF decoded IS NULL
        OR NOT CAST(REPLACE(TO_BASE64(decoded), CHAR(10), '') AS BINARY) = CAST(p_body AS BINARY)
        OR NOT COALESCE(${number('1')} = LENGTH(p_type), FALSE)
        OR NOT SUBSTRING(decoded, 5, LENGTH(p_type)) = CAST(p_type AS BINARY) THEN
        RETURN FALSE;
      END IF;
      IF CAST(p_type AS BINARY) = 'ssh-rsa' THEN
        SET exponent = COALESCE(${number('12')}, 0);
        SET modulus = IF(exponent BETWEEN 1 AND 8, COALESCE(${number('16 + exponent')}, 0), 0);
      END IF;
      RETURN COALESCE(CASE CAST(p_type AS BINARY)
        ${Object.entries(SHAPES)
          .map(([type, shape]) => `WHEN '${type}' THEN ${shape}`)
          .join('\n        ')}
        ELSE FALSE END, FALSE);
    END`,
  /**
   * Adds a public key: gestion to anybody who is active, everybody to themselves. The application has asked for the own
   * password before. A key that is in use belongs to nobody else. The database makes the fingerprint itself.
   */
  `CREATE PROCEDURE add_ssh_key(IN p_person INT, IN p_type VARCHAR(64), IN p_body TEXT, IN p_comment TEXT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      DECLARE present INT;
      DECLARE print VARCHAR(50) CHARACTER SET ascii COLLATE ascii_bin;
      DECLARE EXIT HANDLER FOR 1062
      BEGIN
        ${refuse('key_taken')};
      END;
      ${mayAct('p_person')}
      IF NOT is_ssh_key(p_type, p_body) OR CHAR_LENGTH(COALESCE(p_comment, '')) > 100
        OR COALESCE(p_comment, '') REGEXP '[[:cntrl:]]' THEN
        ${refuse('key_shape')};
      END IF;
      -- The lock makes those wait who add a key to the same person, so that the count holds.
      SELECT collaborator_id INTO present FROM collaborator WHERE collaborator_id = p_person AND is_active FOR UPDATE;
      IF present IS NULL THEN
        ${refuse('collaborator_unknown')};
      END IF;
      IF (SELECT COUNT(*) FROM ssh_key WHERE collaborator_id = p_person AND removed_at IS NULL) >= ${KEYS_OF_A_PERSON} THEN
        ${refuse('key_too_many')};
      END IF;
      SET print = CONCAT('SHA256:', LEFT(TO_BASE64(UNHEX(SHA2(FROM_BASE64(p_body), 256))), 43));
      INSERT INTO ssh_key (collaborator_id, type, body, fingerprint, comment, added_by, added_at)
      VALUES (p_person, p_type, p_body, print, COALESCE(p_comment, ''), account_number(), utc_now());
      CALL note_entry('rights', account_number(), NULL, NULL, 'collaborator', p_person, CONCAT('add ssh key ', print));
    END`,
  /** Takes a key away: gestion anybody's, everybody their own. */
  `CREATE PROCEDURE remove_ssh_key(IN p_key INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      DECLARE person INT;
      DECLARE print VARCHAR(50) CHARACTER SET ascii COLLATE ascii_bin;
      SELECT collaborator_id, fingerprint INTO person, print FROM ssh_key
      WHERE ssh_key_id = p_key AND removed_at IS NULL FOR UPDATE;
      ${mayAct('person')}
      IF person IS NULL THEN
        ${refuse('record_stale')};
      END IF;
      UPDATE ssh_key SET removed_at = utc_now(), removed_by = account_number() WHERE ssh_key_id = p_key;
      CALL note_entry('rights', account_number(), NULL, NULL, 'collaborator', person, CONCAT('remove ssh key ', print));
    END`,
  /**
   * Returns the key with this fingerprint and whose it is; without one, the person of this name, for a certificate. Only
   * of who is active and may sign in at all. The SSH server asks it before anybody has signed in.
   */
  `CREATE PROCEDURE authorized_key(IN p_fingerprint VARCHAR(64), IN p_username VARCHAR(64))
    READS SQL DATA
    IF p_fingerprint IS NOT NULL THEN
      SELECT person.username, one.ssh_key_id, one.type, one.body
      FROM ssh_key AS one JOIN collaborator AS person ON person.collaborator_id = one.collaborator_id
      WHERE CAST(one.used_fingerprint AS BINARY) = CAST(p_fingerprint AS BINARY)
        AND one.used_fingerprint = CONVERT(p_fingerprint USING ascii) AND person.is_active AND NOT ${IS_DEMO};
    ELSE
      SELECT person.username, NULL AS ssh_key_id, NULL AS type, NULL AS body FROM collaborator AS person
      WHERE person.username = p_username AND CAST(person.username AS BINARY) = CAST(p_username AS BINARY)
        AND person.is_active AND NOT ${IS_DEMO};
    END IF`,
  `CREATE SQL SECURITY DEFINER VIEW list_ssh_key AS
    SELECT ssh_key_id AS 'Clé ID', collaborator_id AS 'Collaborateur', type AS 'Type', fingerprint AS 'Empreinte',
      comment AS 'Commentaire', added_by AS 'Ajoutée par', added_at AS 'Ajoutée le'
    FROM ssh_key
    WHERE removed_at IS NULL AND (get_collaborator_role() = 'gestion' OR collaborator_id = get_collaborator_id())`,
  "GRANT SELECT ON list_ssh_key TO 'collaborator'",
  "GRANT EXECUTE ON PROCEDURE add_ssh_key TO 'collaborator'",
  "GRANT EXECUTE ON PROCEDURE remove_ssh_key TO 'collaborator'",
  "GRANT EXECUTE ON PROCEDURE authorized_key TO 'epicevent_keys'@'%'",
];
