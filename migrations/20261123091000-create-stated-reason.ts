import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TABLE stated_reason (
      connection_id BIGINT UNSIGNED PRIMARY KEY,
      event_id INT NOT NULL,
      support_contact INT NULL,
      actor_id INT NULL,
      reason VARCHAR(255) NOT NULL,
      stated_at DATETIME(3) NOT NULL
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE stated_reason');
