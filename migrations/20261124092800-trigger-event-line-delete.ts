import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER event_line_delete AFTER DELETE ON event FOR EACH ROW
    BEGIN
      DELETE FROM event_line WHERE event_id = OLD.event_id;
      DELETE FROM event_word WHERE event_id = OLD.event_id;
    END
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER event_line_delete');
