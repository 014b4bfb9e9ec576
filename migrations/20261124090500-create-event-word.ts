import { keysOf } from '../src/db/lines/lineTables.ts';
import type { Step } from './support/step.ts';

/** The words of an event's name and place, like those of `client_word`. */
export const up: Step = ({ run }) =>
  run(`
    CREATE TABLE event_word (
      word VARCHAR(64) NOT NULL,
      event_id INT NOT NULL,
      PRIMARY KEY (event_id, word),
      ${keysOf('event_word')}
    ) ENGINE = InnoDB
  `);

export const down: Step = ({ run }) => run('DROP TABLE event_word');
