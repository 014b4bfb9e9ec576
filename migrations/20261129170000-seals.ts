export const up: readonly string[] = [
  'ALTER TABLE history ADD KEY history_at (at)',
  /** The chained digest of each sealed record of the journal and the history. */
  `CREATE TABLE record_seal (
    day DATE NOT NULL,
    table_name VARCHAR(10) NOT NULL,
    position INT NOT NULL,
    record_id BIGINT NOT NULL,
    previous BINARY(32) NOT NULL,
    digest BINARY(32) NOT NULL,
    PRIMARY KEY (day, table_name, position),
    UNIQUE KEY record_seal_record (table_name, record_id)
  ) ENGINE = InnoDB`,
  /** The seal of each day in UTC, chained to the day before. */
  `CREATE TABLE day_seal (
    day DATE PRIMARY KEY,
    journal_count INT NOT NULL,
    history_count INT NOT NULL,
    last_digest BINARY(32) NOT NULL,
    previous BINARY(32) NOT NULL,
    digest BINARY(32) NOT NULL
  ) ENGINE = InnoDB`,
];

export const down: readonly string[] = [
  'DROP TABLE day_seal',
  'DROP TABLE record_seal',
  'ALTER TABLE history DROP KEY history_at',
];
