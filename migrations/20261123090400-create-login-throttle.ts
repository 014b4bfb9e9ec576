import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TABLE login_throttle (
      name_digest BINARY(32) PRIMARY KEY,
      failures INT NOT NULL,
      last_failure DATETIME(6) NOT NULL,
      KEY login_throttle_last_failure (last_failure)
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE login_throttle');
