import { makeLine, wordsOf } from './support/lines.ts';
import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER event_line_insert AFTER INSERT ON event FOR EACH ROW
    BEGIN
      ${makeLine('event_line', 'event.event_id = NEW.event_id')};
      CALL change_event_words(NEW.event_id, '[]', ${wordsOf('event', 'NEW')});
    END
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER event_line_insert');
