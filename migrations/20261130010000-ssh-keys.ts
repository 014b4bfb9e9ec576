export const up: readonly string[] = [
  /**
   * The public SSH keys of collaborators. The body is the base64 text of the key, and the fingerprint that of OpenSSH.
   * A key that is in use belongs to one person. Times are in UTC.
   */
  `CREATE TABLE ssh_key (
    ssh_key_id INT AUTO_INCREMENT PRIMARY KEY,
    collaborator_id INT NOT NULL,
    type VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    body VARCHAR(2800) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    fingerprint VARCHAR(50) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    comment VARCHAR(100) NOT NULL DEFAULT '',
    added_by INT NULL,
    added_at DATETIME(3) NOT NULL,
    removed_by INT NULL,
    removed_at DATETIME(3) NULL,
    used_fingerprint VARCHAR(50) CHARACTER SET ascii COLLATE ascii_bin
      AS (CASE WHEN removed_at IS NULL THEN fingerprint END) VIRTUAL,
    UNIQUE KEY ssh_key_used (used_fingerprint),
    KEY ssh_key_collaborator (collaborator_id, removed_at),
    CONSTRAINT ssh_key_of FOREIGN KEY (collaborator_id) REFERENCES collaborator (collaborator_id),
    CONSTRAINT ssh_key_type CHECK (type <> '' AND type NOT REGEXP '[^a-z0-9@.-]'),
    CONSTRAINT ssh_key_body CHECK (body <> '' AND body NOT REGEXP '[^A-Za-z0-9+/=]')
  ) ENGINE = InnoDB`,
];

export const down: readonly string[] = ['DROP TABLE ssh_key'];
