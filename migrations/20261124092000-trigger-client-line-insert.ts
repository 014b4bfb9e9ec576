import { makeLine, wordsOf } from './support/lines.ts';
import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER client_line_insert AFTER INSERT ON client FOR EACH ROW
    BEGIN
      ${makeLine('client_line', 'client.client_id = NEW.client_id')};
      CALL change_client_words(NEW.client_id, '[]', ${wordsOf('client', 'NEW')});
    END
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER client_line_insert');
