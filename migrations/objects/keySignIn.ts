import { refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

export const keySignIn: Subject = () => [
  /**
   * Signs a person in whom the SSH server knows by a key (`p_key`), or by a certificate (NULL), where the administrator
   * asks for no password beside. The application calls it with the sign-in account, and proves that it holds the server
   * key. Never for a member of the demo company, or who must change the password first. It writes the entry of the
   * journal, and returns what `login_challenge` does.
   */
  `CREATE PROCEDURE login_by_key(IN p_username TEXT, IN p_key INT, IN p_origin TEXT, IN p_proof TEXT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE typed VARCHAR(64) DEFAULT LEFT(COALESCE(p_username, ''), 64);
      DECLARE person INT;
      DECLARE print VARCHAR(50) CHARACTER SET ascii COLLATE ascii_bin;
      IF NOT COALESCE(CAST(keyed_digest(CONCAT('key:', COALESCE(p_key, ''), ':', typed)) AS BINARY)
          = CAST(p_proof AS BINARY), FALSE) THEN
        ${refuse('not_active')};
      END IF;
      COMMIT;
      SELECT known.collaborator_id INTO person
      FROM collaborator AS known JOIN credential ON credential.collaborator_id = known.collaborator_id
      WHERE known.username = typed AND CAST(known.username AS BINARY) = CAST(typed AS BINARY) AND known.is_active
        AND credential.password_hash IS NOT NULL AND NOT credential.must_change
        AND known.collaborator_id NOT IN (SELECT demo_collaborator.collaborator_id FROM demo_collaborator);
      SELECT fingerprint INTO print FROM ssh_key
      WHERE ssh_key_id = p_key AND collaborator_id = person AND removed_at IS NULL;
      IF person IS NULL OR (p_key IS NOT NULL AND print IS NULL) THEN
        ${refuse('not_active')};
      END IF;
      BEGIN
        -- A server that only reads for now keeps no journal, and whoever keeps it locked keeps nobody out.
        DECLARE EXIT HANDLER FOR 1205, 1290, 1792, 1836 ROLLBACK;
        CALL note_entry('sign_in', person, typed, p_origin, NULL, NULL, CONCAT('ssh ', COALESCE(print, 'certificate')));
        COMMIT;
      END;
      CALL require_rules();
      SELECT known.collaborator_id, credential.password_hash, known.role, 'active' AS state, credential.account_version,
        credential.must_change, known.first_name, known.last_name, known.username, 0 AS wait_seconds,
        (SELECT MAX(migration.name) FROM migration) AS schema_step
      FROM collaborator AS known JOIN credential ON credential.collaborator_id = known.collaborator_id
      WHERE known.collaborator_id = person;
    END`,
  "GRANT EXECUTE ON PROCEDURE login_by_key TO 'epicevent_login'@'%'",
];
