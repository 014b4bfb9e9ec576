/**
 * What else an event waits for: a payment of its contract (`late_from`) and its earliest open task (`task_due_on`).
 * `unready_from` is the first day on which it misses something; only the question compares it with today.
 */
export const up: readonly string[] = [
  `ALTER TABLE event_listing
    DROP KEY event_listing_unready,
    ADD COLUMN late_from DATE NULL,
    ADD COLUMN task_due_on DATE NULL`,
  `ALTER TABLE event_listing
    ADD COLUMN unready_from DATE AS (CASE
      WHEN is_unready = 1 THEN DATE '1000-01-01'
      WHEN late_from IS NULL THEN task_due_on + INTERVAL 1 DAY
      WHEN task_due_on IS NULL THEN late_from
      ELSE LEAST(late_from, task_due_on + INTERVAL 1 DAY) END) VIRTUAL,
    ADD KEY event_listing_unready (is_active, unready_from, event_end, event_id)`,
  `UPDATE event_listing JOIN contract_listing ON contract_listing.contract_id = event_listing.contract_id
    SET event_listing.late_from = contract_listing.late_from WHERE contract_listing.late_from IS NOT NULL`,
  `UPDATE event_listing JOIN (
      SELECT event_id, MIN(due_on) AS first_day FROM task WHERE is_open = 1 AND event_id IS NOT NULL GROUP BY event_id) AS open_task
      ON open_task.event_id = event_listing.event_id
    SET event_listing.task_due_on = open_task.first_day`,
];

export const down: readonly string[] = [
  'ALTER TABLE event_listing DROP KEY event_listing_unready, DROP COLUMN unready_from',
  `ALTER TABLE event_listing DROP COLUMN task_due_on, DROP COLUMN late_from,
    ADD KEY event_listing_unready (is_unready, is_active, event_start, event_id)`,
];
