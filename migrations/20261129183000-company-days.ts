export const up: readonly string[] = [
  /** From each instant (UTC) on, how many minutes the company's clocks are ahead of UTC. Set-up and migrate fill it. */
  `CREATE TABLE zone_offset (
    starts_at DATETIME PRIMARY KEY,
    minutes SMALLINT NOT NULL
  ) ENGINE = InnoDB`,
];

export const down: readonly string[] = ['DROP TABLE zone_offset'];
