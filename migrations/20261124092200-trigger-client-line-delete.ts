import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER client_line_delete AFTER DELETE ON client FOR EACH ROW
    BEGIN
      DELETE FROM client_line WHERE client_id = OLD.client_id;
      DELETE FROM client_word WHERE client_id = OLD.client_id;
    END
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER client_line_delete');
