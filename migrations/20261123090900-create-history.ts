import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TABLE history (
      history_id BIGINT AUTO_INCREMENT PRIMARY KEY,
      at DATETIME(6) NOT NULL,
      actor_id INT NULL,
      table_name VARCHAR(20) NOT NULL,
      record_id INT NOT NULL,
      action VARCHAR(30) NOT NULL,
      old_values JSON NULL,
      new_values JSON NULL,
      reason VARCHAR(255) NULL,
      KEY history_record (table_name, record_id, history_id)
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE history');
