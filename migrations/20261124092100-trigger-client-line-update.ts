import { updateLine, wordsOf } from './support/lines.ts';
import { changed, type Step } from './support/step.ts';

/** Its contracts and events show its names and its commercial: their lines are told. */
export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER client_line_update AFTER UPDATE ON client FOR EACH ROW
    BEGIN
      ${updateLine('client')};
      IF ${changed('collaborator_id')} THEN
        UPDATE client_line SET commercial_name = person_name(NEW.collaborator_id) WHERE client_id = NEW.client_id;
      END IF;
      IF ${changed('collaborator_id', 'company_name', 'full_name')} THEN
        CALL pass_client_on(NEW.client_id);
      END IF;
      IF ${changed('company_name', 'full_name', 'email', 'phone')} THEN
        CALL change_client_words(NEW.client_id, ${wordsOf('client', 'OLD')}, ${wordsOf('client', 'NEW')});
      END IF;
    END
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER client_line_update');
