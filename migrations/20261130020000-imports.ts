export const up: readonly string[] = [
  /** A file that a collaborator took over. `is_finished`: all its records are written. */
  `CREATE TABLE import_file (
    import_file_id INT AUTO_INCREMENT PRIMARY KEY,
    file_name VARCHAR(255) NOT NULL,
    digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    imported_by INT NOT NULL,
    imported_at DATETIME(3) NOT NULL,
    is_finished BOOLEAN NOT NULL DEFAULT FALSE,
    undone_by INT NULL,
    undone_at DATETIME(3) NULL,
    CONSTRAINT import_file_imported_by FOREIGN KEY (imported_by) REFERENCES collaborator (collaborator_id),
    CONSTRAINT import_file_undone_by FOREIGN KEY (undone_by) REFERENCES collaborator (collaborator_id),
    CONSTRAINT import_file_name_shape CHECK (TRIM(file_name) <> ''),
    CONSTRAINT import_file_is_finished_known CHECK (is_finished IN (0, 1))
  ) ENGINE = InnoDB`,
  /**
   * Where in the file a record came from, once for each record and import. `source_number`: its number in the file.
   * `version_after`: its version when the import was finished. `old_values`: of a changed record, what it had before.
   */
  `CREATE TABLE import_record (
    import_record_id BIGINT AUTO_INCREMENT PRIMARY KEY,
    import_file_id INT NOT NULL,
    table_name VARCHAR(20) NOT NULL,
    record_id INT NOT NULL,
    action VARCHAR(10) NOT NULL,
    sheet VARCHAR(128) NOT NULL,
    line INT NOT NULL,
    source_number INT NULL,
    version_after INT NULL,
    old_values JSON NULL,
    UNIQUE KEY import_record_once (import_file_id, table_name, record_id),
    KEY import_record_record (table_name, record_id),
    KEY import_record_number (table_name, source_number),
    CONSTRAINT import_record_of_file FOREIGN KEY (import_file_id) REFERENCES import_file (import_file_id),
    CONSTRAINT import_record_action_known CHECK (action IN ('create', 'update'))
  ) ENGINE = InnoDB`,
  /** The place in the file that a connection takes a record from, while a procedure of the import runs. */
  `CREATE TABLE import_source (
    connection_id BIGINT UNSIGNED PRIMARY KEY,
    actor_id INT NOT NULL,
    import_file_id INT NOT NULL,
    sheet VARCHAR(128) NOT NULL,
    line INT NOT NULL
  ) ENGINE = InnoDB`,
];

export const down: readonly string[] = [
  'DROP TABLE import_source',
  'DROP TABLE import_record',
  'DROP TABLE import_file',
];
