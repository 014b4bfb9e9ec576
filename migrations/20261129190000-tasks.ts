export const up: readonly string[] = [
  /**
   * What somebody has to do, on one client, contract or event. `due_on` is the day: `due_day`, or so many days before the
   * event. Triggers keep `event_day` (the company's day on which the event starts) and `is_record_active`.
   */
  `CREATE TABLE task (
    task_id INT AUTO_INCREMENT PRIMARY KEY,
    client_id INT NULL,
    contract_id INT NULL,
    event_id INT NULL,
    title VARCHAR(121) NOT NULL,
    due_day DATE NULL,
    days_before INT NULL,
    event_day DATE NULL,
    due_on DATE AS (COALESCE(event_day - INTERVAL days_before DAY, due_day)) VIRTUAL,
    assignee_id INT NULL,
    department VARCHAR(20) NULL,
    created_by INT NULL,
    asked_action VARCHAR(40) NULL,
    done_at DATETIME(3) NULL,
    done_by INT NULL,
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    is_record_active BOOLEAN NOT NULL DEFAULT TRUE,
    is_open BOOLEAN AS (done_at IS NULL AND is_active AND is_record_active) VIRTUAL,
    creation_date DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    last_update DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    version INT NOT NULL DEFAULT 0,
    request_key CHAR(36) NULL,
    UNIQUE KEY task_request_key (request_key),
    KEY task_assignee (assignee_id, is_open, due_on, task_id),
    KEY task_department (department, is_open, due_on, task_id),
    KEY task_due (is_open, due_on, client_id, contract_id, event_id),
    KEY task_client (client_id, is_open, due_on),
    KEY task_contract (contract_id, is_open, due_on),
    KEY task_event (event_id, is_open, due_on),
    KEY task_creator (created_by, asked_action, done_at),
    CONSTRAINT task_client_exists FOREIGN KEY (client_id) REFERENCES client (client_id),
    CONSTRAINT task_contract_exists FOREIGN KEY (contract_id) REFERENCES contract (contract_id),
    CONSTRAINT task_event_exists FOREIGN KEY (event_id) REFERENCES event (event_id),
    CONSTRAINT task_assignee_exists FOREIGN KEY (assignee_id) REFERENCES collaborator (collaborator_id),
    CONSTRAINT task_created_by FOREIGN KEY (created_by) REFERENCES collaborator (collaborator_id),
    CONSTRAINT task_one_record CHECK (
      (client_id IS NOT NULL) + (contract_id IS NOT NULL) + (event_id IS NOT NULL) = 1),
    CONSTRAINT task_title_shape CHECK (TRIM(title) <> '' AND CHAR_LENGTH(title) <= 120),
    CONSTRAINT task_has_day CHECK (due_day IS NOT NULL OR days_before IS NOT NULL),
    CONSTRAINT task_due_day_real CHECK (due_day IS NULL OR COALESCE(
      DAYOFMONTH(due_day) BETWEEN 1 AND DAYOFMONTH(LAST_DAY(due_day)), FALSE) = TRUE),
    CONSTRAINT task_days_before_possible CHECK (
      days_before IS NULL OR (event_id IS NOT NULL AND days_before BETWEEN -365 AND 3650)),
    CONSTRAINT task_one_addressee CHECK ((assignee_id IS NULL) <> (department IS NULL)),
    CONSTRAINT task_department_known CHECK (
      department IS NULL OR CAST(department AS BINARY) IN ('commercial', 'support', 'gestion')),
    CONSTRAINT task_asked_action_shape CHECK (asked_action IS NULL OR asked_action REGEXP '^[a-z]+[.][a-zA-Z]+$'),
    CONSTRAINT task_done_once CHECK (done_by IS NULL OR done_at IS NOT NULL),
    CONSTRAINT task_is_active_known CHECK (is_active IN (0, 1)),
    CONSTRAINT task_is_record_active_known CHECK (is_record_active IN (0, 1))
  ) ENGINE = InnoDB`,
];

export const down: readonly string[] = ['DROP TABLE task'];
