export const up: readonly string[] = [
  /**
   * A list of tasks that events of one kind need, in lines: `J-30 support Confirmer le traiteur`. `active_name` keeps the
   * names of those in use apart.
   */
  `CREATE TABLE task_template (
    task_template_id INT AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(81) NOT NULL,
    task_lines VARCHAR(8001) NOT NULL,
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    active_name VARCHAR(81) AS (IF(is_active, name, NULL)) VIRTUAL,
    creation_date DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    last_update DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    version INT NOT NULL DEFAULT 0,
    request_key CHAR(36) NULL,
    UNIQUE KEY task_template_active_name (active_name),
    UNIQUE KEY task_template_request_key (request_key),
    CONSTRAINT task_template_name_shape CHECK (TRIM(name) <> '' AND CHAR_LENGTH(name) <= 80),
    CONSTRAINT task_template_lines_length CHECK (CHAR_LENGTH(task_lines) <= 8000),
    CONSTRAINT task_template_is_active_known CHECK (is_active IN (0, 1))
  ) ENGINE = InnoDB`,
  /** The same, a row each. Only triggers write it. */
  `CREATE TABLE task_template_line (
    task_template_id INT NOT NULL,
    position SMALLINT UNSIGNED NOT NULL,
    title VARCHAR(121) NOT NULL,
    days_before INT NOT NULL,
    addressee VARCHAR(20) NOT NULL,
    PRIMARY KEY (task_template_id, position),
    UNIQUE KEY task_template_line_once (task_template_id, title),
    CONSTRAINT task_template_line_template FOREIGN KEY (task_template_id) REFERENCES task_template (task_template_id),
    CONSTRAINT task_template_line_title CHECK (TRIM(title) <> '' AND CHAR_LENGTH(title) <= 120),
    CONSTRAINT task_template_line_days CHECK (days_before BETWEEN -365 AND 3650),
    CONSTRAINT task_template_line_addressee CHECK (CAST(addressee AS BINARY) IN (
      'commercial', 'support', 'gestion', 'event_support', 'client_commercial'))
  ) ENGINE = InnoDB`,
  /** A task remembers the line that it comes from, by its words: so each is made once for an event. */
  `ALTER TABLE task
    ADD COLUMN template_id INT NULL AFTER asked_action,
    ADD COLUMN template_line VARCHAR(121) NULL AFTER template_id,
    ADD UNIQUE KEY task_template_once (event_id, template_id, template_line),
    ADD KEY task_template (template_id),
    ADD CONSTRAINT task_template_exists FOREIGN KEY (template_id) REFERENCES task_template (task_template_id)`,
];

export const down: readonly string[] = [
  'ALTER TABLE task DROP FOREIGN KEY task_template_exists',
  `ALTER TABLE task DROP KEY task_template, DROP KEY task_template_once,
    DROP COLUMN template_line, DROP COLUMN template_id`,
  'DROP TABLE task_template_line',
  'DROP TABLE task_template',
];
