export const up: readonly string[] = [
  /**
   * The answer to a request, a task that asks for an action: why it was declined, who cancelled it, and whether its giver
   * has seen that it is no longer open. `is_answered`: there is an answer that the giver has not seen.
   */
  `ALTER TABLE task
    ADD COLUMN cancelled_by INT NULL,
    ADD COLUMN decline_reason VARCHAR(121) NULL,
    ADD COLUMN is_answer_seen BOOLEAN NOT NULL DEFAULT FALSE,
    ADD CONSTRAINT task_decline_reason_shape CHECK (decline_reason IS NULL OR CHAR_LENGTH(decline_reason) <= 120),
    ADD CONSTRAINT task_is_answer_seen_known CHECK (is_answer_seen IN (0, 1))`,
  `ALTER TABLE task
    ADD COLUMN is_answered BOOLEAN AS (asked_action IS NOT NULL AND is_answer_seen = 0
      AND NOT (done_at IS NULL AND is_active AND is_record_active)) VIRTUAL`,
  'CREATE INDEX task_answered ON task (created_by, is_answered, last_update, task_id)',
];

export const down: readonly string[] = [
  'DROP INDEX task_answered ON task',
  'ALTER TABLE task DROP COLUMN is_answered',
  'ALTER TABLE task DROP CONSTRAINT task_is_answer_seen_known, DROP CONSTRAINT task_decline_reason_shape',
  'ALTER TABLE task DROP COLUMN is_answer_seen, DROP COLUMN decline_reason, DROP COLUMN cancelled_by',
];
