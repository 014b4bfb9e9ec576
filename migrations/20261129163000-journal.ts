export const up: readonly string[] = [
  /** Who signed in, was refused, got rights, signed or paid. The time is in UTC. */
  `CREATE TABLE journal (
    journal_id BIGINT AUTO_INCREMENT PRIMARY KEY,
    happened_at DATETIME(6) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    actor_id INT NULL,
    account VARCHAR(128) NOT NULL,
    typed_name VARCHAR(64) NULL,
    origin VARCHAR(255) NOT NULL,
    table_name VARCHAR(20) NULL,
    record_id INT NULL,
    detail VARCHAR(255) NULL,
    KEY journal_actor (actor_id, kind, happened_at),
    KEY journal_happened_at (happened_at)
  ) ENGINE = InnoDB`,
  /** The journal entry of the last counted try, and whether the present wait has an entry. */
  `ALTER TABLE login_throttle
    ADD COLUMN journal_id BIGINT NULL,
    ADD COLUMN is_wait_noted BOOLEAN NOT NULL DEFAULT FALSE`,
];

export const down: readonly string[] = [
  'ALTER TABLE login_throttle DROP COLUMN is_wait_noted, DROP COLUMN journal_id',
  'DROP TABLE journal',
];
