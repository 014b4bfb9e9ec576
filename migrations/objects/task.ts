import { task } from '../../src/domain/records/task.ts';
import { stamp, viewColumns, writeGrants } from './support/columns.ts';
import { changed, isFarDay, refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

/** Refuses an addressee who could not do it: somebody inactive, or without a department. */
const checkAssignee = `IF NEW.assignee_id IS NOT NULL
          AND NOT COALESCE(locked_role(NEW.assignee_id) IN ('commercial', 'support', 'gestion'), FALSE) THEN
          ${refuse('task_addressee')};
        END IF`;

const checkDay = `IF NEW.due_day IS NOT NULL AND ${isFarDay('NEW.due_day')} THEN
        ${refuse('date_far')};
      END IF`;

/** Columns of which everybody reads the values, but which only triggers write: no account has a right on them. */
const KEPT_BY_TRIGGERS = [
  'is_record_active',
  'event_day',
  'done_by',
  'cancelled_by',
  'decline_reason',
  'is_answer_seen',
] as const;

/** Everybody of a department may give anybody a task on any record; who may change or finish it depends on the task. */
export const taskObjects: Subject = () => [
  `CREATE TRIGGER task_before_insert BEFORE INSERT ON task FOR EACH ROW
    BEGIN
      DECLARE acting VARCHAR(20) DEFAULT acting_department();
      DECLARE live BOOLEAN;
      DECLARE first_day DATE;
      IF acting NOT IN ('owner', 'gestion', 'commercial', 'support') THEN
        ${refuse('department_refused')};
      END IF;
      ${checkDay};
      IF NEW.event_id IS NOT NULL THEN
        SELECT is_active, company_day(event_start) INTO live, first_day
        FROM event WHERE event_id = NEW.event_id LOCK IN SHARE MODE;
      ELSEIF NEW.contract_id IS NOT NULL THEN
        SET live = (SELECT is_active AND statut <> 'cancelled' FROM contract
          WHERE contract_id = NEW.contract_id LOCK IN SHARE MODE);
      ELSE
        SET live = (SELECT is_active FROM client WHERE client_id = NEW.client_id LOCK IN SHARE MODE);
      END IF;
      SET NEW.event_day = first_day;
      IF acting = 'owner' THEN
        SET NEW.is_record_active = COALESCE(live, TRUE);
      ELSE
        IF NEW.task_id <> 0 THEN
          ${refuse('column_refused')};
        END IF;
        IF live = FALSE THEN
          ${refuse('task_record_inactive')};
        END IF;
        ${checkAssignee};
        SET NEW.created_by = account_number(), NEW.done_at = NULL, NEW.done_by = NULL, NEW.is_active = TRUE,
          NEW.is_record_active = TRUE, NEW.version = 0, NEW.creation_date = utc_now(), NEW.last_update = NEW.creation_date;
      END IF;
    END`,
  /**
   * Gestion and who gave the task may change and cancel it. Its addressee, a colleague of the addressed department and
   * who gave it may finish it and open it again.
   */
  `CREATE TRIGGER task_before_update BEFORE UPDATE ON task FOR EACH ROW
    BEGIN
      DECLARE acting VARCHAR(20) DEFAULT acting_department();
      IF ${changed('task_id', 'client_id', 'contract_id', 'event_id', 'created_by', 'asked_action', 'request_key', 'template_id', 'template_line')} THEN
        ${refuse('column_refused')};
      END IF;
      IF ${changed('assignee_id')} AND NEW.assignee_id IS NOT NULL THEN
        SET NEW.department = NULL;
      ELSEIF ${changed('department')} AND NEW.department IS NOT NULL THEN
        SET NEW.assignee_id = NULL;
      END IF;
      IF acting <> 'owner' AND NOT ${changed(...KEPT_BY_TRIGGERS)} THEN
        IF acting NOT IN ('gestion', 'commercial', 'support') THEN
          ${refuse('department_refused')};
        END IF;
        IF NOT OLD.is_record_active THEN
          ${refuse('task_record_inactive')};
        END IF;
        IF acting <> 'gestion' AND NOT (OLD.created_by <=> account_number())
          AND NOT (OLD.assignee_id <=> account_number()) AND NOT (OLD.department <=> acting) THEN
          ${refuse('task_not_mine')};
        END IF;
        IF ${changed('title', 'due_day', 'days_before', 'assignee_id', 'department', 'is_active')} THEN
          IF acting <> 'gestion' AND NOT (OLD.created_by <=> account_number()) THEN
            ${refuse('task_not_own')};
          END IF;
          IF OLD.done_at IS NOT NULL THEN
            ${refuse('task_done')};
          END IF;
          IF NOT OLD.is_active AND NOT NEW.is_active THEN
            ${refuse('task_cancelled')};
          END IF;
        END IF;
        IF (OLD.done_at IS NULL) = (NEW.done_at IS NULL) THEN
          SET NEW.done_at = OLD.done_at;
        ELSE
          IF NOT (OLD.assignee_id <=> account_number()) AND NOT (OLD.department <=> acting)
            AND NOT (OLD.created_by <=> account_number()) THEN
            ${refuse('task_not_mine')};
          END IF;
          IF NOT OLD.is_active THEN
            ${refuse('task_cancelled')};
          END IF;
          SET NEW.done_at = IF(NEW.done_at IS NULL, NULL, utc_now()),
            NEW.done_by = IF(NEW.done_at IS NULL, NULL, account_number());
        END IF;
        IF ${changed('assignee_id')} THEN
          ${checkAssignee};
        END IF;
        IF NOT NEW.is_active AND OLD.is_active THEN
          SET NEW.cancelled_by = account_number();
        END IF;
        SET NEW.creation_date = OLD.creation_date;
        -- Nobody needs to be told of an answer that they gave themselves.
        SET NEW.is_answer_seen = NEW.is_answer_seen OR OLD.created_by <=> account_number();
      END IF;
      IF ${changed('due_day')} THEN
        ${checkDay};
      END IF;
      IF NEW.done_at IS NULL AND NEW.is_active AND NEW.is_record_active THEN
        SET NEW.cancelled_by = NULL, NEW.decline_reason = NULL, NEW.is_answer_seen = FALSE;
      END IF;
      ${stamp(task)};
    END`,
  /** The tasks of an event follow its day, and are cancelled and come back with it. */
  `CREATE TRIGGER event_tasks_update AFTER UPDATE ON event FOR EACH ROW
    BEGIN
      IF ${changed('event_start')} AND NOT (company_day(NEW.event_start) <=> company_day(OLD.event_start)) THEN
        UPDATE task SET event_day = company_day(NEW.event_start) WHERE event_id = NEW.event_id;
      END IF;
      IF ${changed('is_active')} THEN
        UPDATE task SET is_record_active = NEW.is_active WHERE event_id = NEW.event_id;
      END IF;
    END`,
  `CREATE TRIGGER contract_tasks_update AFTER UPDATE ON contract FOR EACH ROW
    IF ${changed('statut', 'is_active')} THEN
      UPDATE task SET is_record_active = (NEW.is_active AND NEW.statut <> 'cancelled')
      WHERE contract_id = NEW.contract_id AND is_record_active <> (NEW.is_active AND NEW.statut <> 'cancelled');
    END IF`,
  `CREATE TRIGGER client_tasks_update AFTER UPDATE ON client FOR EACH ROW
    IF ${changed('is_active')} THEN
      UPDATE task SET is_record_active = NEW.is_active WHERE client_id = NEW.client_id;
    END IF`,
  `CREATE SQL SECURITY DEFINER VIEW list_task AS
    SELECT ${viewColumns(task)}
    FROM task WHERE is_active AND is_record_active`,
  /** Open, and due before today. */
  `CREATE SQL SECURITY DEFINER VIEW overdue_task AS
    SELECT list_task.* FROM task JOIN list_task ON list_task.\`Tâche ID\` = task.task_id
    WHERE task.is_open = 1 AND task.due_on < company_today()`,
  ...writeGrants(task),
  "GRANT SELECT ON task TO 'collaborator'",
  "GRANT SELECT ON list_task TO 'collaborator'",
  "GRANT SELECT ON overdue_task TO 'collaborator'",
];
