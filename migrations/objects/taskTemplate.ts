import { TEMPLATE_ADDRESSEES, taskTemplate } from '../../src/domain/records/taskTemplate.ts';
import { stamp, writeGrants } from './support/columns.ts';
import { changed, refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

/** A line: when, for whom, what. Its length and its days are limited by the table of the lines. */
const LINE = `J([-+][0-9]{1,4})? (${TEMPLATE_ADDRESSEES.join('|')}) [^[:space:]][^\\n]{0,119}`;

const checkLines = `IF NOT COALESCE(NEW.task_lines REGEXP '(?-i)\\\\A${LINE}(\\n${LINE})*\\\\z', FALSE) THEN
        ${refuse('template_lines')};
      END IF`;

/** The part of a line before its first blank, and before its second one. */
const WHEN = "SUBSTRING_INDEX(line, ' ', 1)";
const FIRST_TWO = "SUBSTRING_INDEX(line, ' ', 2)";

const spread = `CALL spread_task_template(NEW.task_template_id, NEW.task_lines)`;

/** Gestion and support keep the templates; everybody of a department applies them. */
export const taskTemplateObjects: Subject = () => [
  `CREATE TRIGGER task_template_before_insert BEFORE INSERT ON task_template FOR EACH ROW
    BEGIN
      DECLARE acting VARCHAR(20) DEFAULT acting_department();
      IF acting NOT IN ('owner', 'gestion', 'support') THEN
        ${refuse('department_refused')};
      END IF;
      ${checkLines};
      IF acting <> 'owner' THEN
        IF NEW.task_template_id <> 0 THEN
          ${refuse('column_refused')};
        END IF;
        SET NEW.is_active = TRUE, NEW.version = 0, NEW.creation_date = utc_now(), NEW.last_update = NEW.creation_date;
      END IF;
    END`,
  `CREATE TRIGGER task_template_before_update BEFORE UPDATE ON task_template FOR EACH ROW
    BEGIN
      DECLARE acting VARCHAR(20) DEFAULT acting_department();
      IF acting NOT IN ('owner', 'gestion', 'support') THEN
        ${refuse('department_refused')};
      END IF;
      IF ${changed('task_template_id', 'request_key')} THEN
        ${refuse('column_refused')};
      END IF;
      IF NOT OLD.is_active AND NOT NEW.is_active AND ${changed('name', 'task_lines')} THEN
        ${refuse('template_inactive')};
      END IF;
      IF ${changed('task_lines')} THEN
        ${checkLines};
      END IF;
      IF acting <> 'owner' THEN
        SET NEW.creation_date = OLD.creation_date;
      END IF;
      ${stamp(taskTemplate)};
    END`,
  /** Writes the rows of a template anew. The tasks that it made before stay as they are. */
  `CREATE PROCEDURE spread_task_template(IN p_template INT, IN p_lines TEXT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE line VARCHAR(400);
      DECLARE place INT DEFAULT 0;
      DECLARE rest TEXT DEFAULT CONCAT(p_lines, '\\n');
      DECLARE EXIT HANDLER FOR 1062 ${refuse('template_line_twice')};
      DELETE FROM task_template_line WHERE task_template_id = p_template;
      WHILE CHAR_LENGTH(rest) > 0 DO
        SET line = SUBSTRING_INDEX(rest, '\\n', 1), place = place + 1;
        SET rest = SUBSTRING(rest, CHAR_LENGTH(line) + 2);
        INSERT INTO task_template_line (task_template_id, position, title, days_before, addressee)
        VALUES (p_template, place, SUBSTRING(line, CHAR_LENGTH(${FIRST_TWO}) + 2),
          IF(${WHEN} = 'J', 0, -CAST(SUBSTRING(${WHEN}, 2) AS SIGNED)), SUBSTRING_INDEX(${FIRST_TWO}, ' ', -1));
      END WHILE;
    END`,
  `CREATE TRIGGER task_template_lines_insert AFTER INSERT ON task_template FOR EACH ROW
    ${spread}`,
  `CREATE TRIGGER task_template_lines_update AFTER UPDATE ON task_template FOR EACH ROW
    IF ${changed('task_lines')} THEN
      ${spread};
    END IF`,
  `CREATE TRIGGER task_template_lines_delete BEFORE DELETE ON task_template FOR EACH ROW
    DELETE FROM task_template_line WHERE task_template_id = OLD.task_template_id`,
  /**
   * Gives the tasks of a template on an event, but those that it has given there before, also if they are done or
   * cancelled by now. Where the event has no support, or the client no commercial, the task is for the department.
   */
  `CREATE PROCEDURE apply_task_template(IN p_event INT, IN p_template INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE acting VARCHAR(20) DEFAULT acting_department();
      DECLARE event_support, client_commercial INT;
      IF acting NOT IN ('owner', 'gestion', 'commercial', 'support') THEN
        ${refuse('department_refused')};
      END IF;
      IF NOT EXISTS (SELECT 1 FROM task_template WHERE task_template_id = p_template AND is_active) THEN
        ${refuse('template_inactive')};
      END IF;
      IF NOT EXISTS (SELECT 1 FROM event WHERE event_id = p_event AND is_active) THEN
        ${refuse('task_record_inactive')};
      END IF;
      SELECT serving.collaborator_id, selling.collaborator_id INTO event_support, client_commercial
      FROM event JOIN contract ON contract.contract_id = event.contract_id
      JOIN client ON client.client_id = contract.client_id
      LEFT JOIN collaborator AS serving ON serving.collaborator_id = event.support_contact
        AND serving.role = 'support' AND serving.is_active
      LEFT JOIN collaborator AS selling ON selling.collaborator_id = client.collaborator_id
        AND selling.role = 'commercial' AND selling.is_active
      WHERE event.event_id = p_event;
      -- One statement, because the caller may be in no transaction. It locks the event before all else: whoever applies
      -- the template at the same time waits there, and then finds the tasks.
      INSERT INTO task (event_id, title, days_before, assignee_id, department, template_id, template_line)
      SELECT locked.event_id, line.title, line.days_before,
        CASE line.addressee WHEN 'event_support' THEN event_support WHEN 'client_commercial' THEN client_commercial END,
        CASE line.addressee
          WHEN 'event_support' THEN IF(event_support IS NULL, 'support', NULL)
          WHEN 'client_commercial' THEN IF(client_commercial IS NULL, 'commercial', NULL)
          ELSE line.addressee END,
        line.task_template_id, line.title
      FROM (SELECT event_id FROM event WHERE event_id = p_event LIMIT 1 FOR UPDATE) AS locked
      STRAIGHT_JOIN task_template ON task_template.task_template_id = p_template AND task_template.is_active
      STRAIGHT_JOIN task_template_line AS line ON line.task_template_id = task_template.task_template_id
      LEFT JOIN task AS given ON given.event_id = locked.event_id AND given.template_id = line.task_template_id
        AND given.template_line = line.title
      WHERE given.task_id IS NULL
      ORDER BY line.position;
    END`,
  ...writeGrants(taskTemplate),
  "GRANT SELECT ON task_template TO 'collaborator'",
  "GRANT SELECT ON task_template_line TO 'collaborator'",
  "GRANT EXECUTE ON PROCEDURE apply_task_template TO 'commercial'",
  "GRANT EXECUTE ON PROCEDURE apply_task_template TO 'support'",
  "GRANT EXECUTE ON PROCEDURE apply_task_template TO 'gestion'",
];
