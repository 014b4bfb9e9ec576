export const up: readonly string[] = [
  /**
   * How far in the history each person has seen what others did: until the newest line that the home has shown, and
   * where the present visit began. A visit begins with a sign-in.
   */
  `CREATE TABLE visit (
    collaborator_id INT PRIMARY KEY,
    before_id BIGINT NOT NULL,
    shown_id BIGINT NOT NULL,
    shown_at DATETIME(3) NOT NULL,
    CONSTRAINT visit_person FOREIGN KEY (collaborator_id) REFERENCES collaborator (collaborator_id)
  ) ENGINE = InnoDB`,
];

export const down: readonly string[] = ['DROP TABLE visit'];
