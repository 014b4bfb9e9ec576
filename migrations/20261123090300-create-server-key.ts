import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TABLE server_key (
      server_key_id TINYINT PRIMARY KEY,
      inner_pad BINARY(64) NOT NULL,
      outer_pad BINARY(64) NOT NULL,
      CONSTRAINT server_key_only_one CHECK (server_key_id = 1)
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE server_key');
