import type { Step } from './support/step.ts';

/**
 * The words by which a client is found, each by its start: of the company, the name, the e-mail, and the digits of the
 * phone. Accents and capitals make no difference, by the collation of the schema. Written by triggers alone.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE TABLE client_word (
      word VARCHAR(64) NOT NULL,
      client_id INT NOT NULL,
      PRIMARY KEY (word, client_id),
      KEY client_word_client (client_id, word)
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE client_word');
