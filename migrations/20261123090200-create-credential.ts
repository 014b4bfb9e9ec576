import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TABLE credential (
      collaborator_id INT PRIMARY KEY,
      password_hash CHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
      must_change BOOLEAN NOT NULL DEFAULT TRUE,
      account_version INT NOT NULL DEFAULT 0,
      CONSTRAINT credential_collaborator FOREIGN KEY (collaborator_id) REFERENCES collaborator (collaborator_id)
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE credential');
