import { keysOf } from '../src/db/lines/lineTables.ts';
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
      PRIMARY KEY (client_id, word),
      ${keysOf('client_word')}
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE client_word');
