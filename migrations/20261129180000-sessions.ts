export const up: readonly string[] = [
  /** The sessions of the application: who, since when, from where. Times are in UTC. */
  `CREATE TABLE session (
    session_id BIGINT AUTO_INCREMENT PRIMARY KEY,
    collaborator_id INT NOT NULL,
    origin VARCHAR(255) NOT NULL,
    begun_at DATETIME(3) NOT NULL,
    seen_at DATETIME(3) NOT NULL,
    ended_at DATETIME(3) NULL,
    ended_by INT NULL,
    KEY session_collaborator (collaborator_id, begun_at),
    KEY session_open (ended_at, seen_at)
  ) ENGINE = InnoDB`,
];

export const down: readonly string[] = ['DROP TABLE session'];
